/**
 * Jersey's OAuth 1.0a provider as a program: three-legged with a page to allow or deny two-legged and one-legged, and an API that echoes what arrived.
 * It knows nothing of Remora.
 */
@NullMarked
package dev.remora.it.oauth1;

import org.jspecify.annotations.NullMarked;
