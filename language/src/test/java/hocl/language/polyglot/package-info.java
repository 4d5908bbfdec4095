/** Tests of hocl in polyglot contexts. */
@NullMarked
package hocl.language.polyglot;

import org.jspecify.annotations.NullMarked;
