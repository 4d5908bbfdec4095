/** Tests of keys and signatures. */
@NullMarked
package hocl.runtime.key;

import org.jspecify.annotations.NullMarked;
