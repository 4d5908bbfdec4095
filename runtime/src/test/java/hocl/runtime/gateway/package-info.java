@NullMarked
package hocl.runtime.gateway;

import org.jspecify.annotations.NullMarked;
