/** One page that shows the name of a user of GitHub, in Remora and in Jakarta Security; the guide counts their lines. */
@NullMarked
package dev.remora.security.counted;

import org.jspecify.annotations.NullMarked;
