/** Tests of the audit, and the audit for tests that run programs. */
@NullMarked
package hocl.language.audit;

import org.jspecify.annotations.NullMarked;
