/**
 * Makes remote applications an authentication mechanism of Jakarta Security: users who sign in with them are the container's callers, in
 * servlets, JAX-RS resources, beans and EJBs. One bean does it, {@link dev.remora.security.RemoteAppMechanism}.
 */
@NullMarked
package dev.remora.security;

import org.jspecify.annotations.NullMarked;
