package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.WireException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a body that an OAuth 1.0a signature covers (RFC 5849 section 3.4.1.3.1): a single-part form, or the bytes that
 * are hashed. Everything else, multipart and streams, is sent as it is.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what it is; nobody compares them
record SignedEntity(Parameters form, boolean isForm, Optional<byte[]> hashed) {

    private static final SignedEntity NOTHING = new SignedEntity(Parameters.none(), false, Optional.empty());

    /** Writes forms and hashed texts anew as the very bytes that are signed: the clients' own writers differ. */
    static SignedEntity of(
            String remoteApp, ClientRequestContext context, @Nullable CallRequest request, boolean bodyHash) {
        if (!context.hasEntity()) {
            return NOTHING;
        }
        Object entity = context.getEntity();
        Body body = request == null ? null : request.body();
        if (body != null && body.bytes() == entity && body.form() != null && isForm(context.getMediaType())) {
            return new SignedEntity(body.form(), true, Optional.empty());
        }
        if (isForm(context.getMediaType())) {
            Parameters form = parsed(remoteApp, entity);
            if (!(entity instanceof byte[])) {
                replace(context, FormData.bytes(form));
            }
            return new SignedEntity(form, true, Optional.empty());
        }
        return bodyHash ? hashed(context, entity) : NOTHING;
    }

    SignedEntity withoutProtocolParameters() {
        return new SignedEntity(ProtocolParameters.removedFrom(form), isForm, hashed);
    }

    /** Sends the form with these parameters behind its own. */
    void send(ClientRequestContext context, Parameters signed) {
        replace(context, FormData.bytes(form.and(signed)));
    }

    private static SignedEntity hashed(ClientRequestContext context, Object entity) {
        if (entity instanceof byte[] bytes) {
            return new SignedEntity(Parameters.none(), false, Optional.of(bytes));
        }
        if (entity instanceof String text) {
            byte[] bytes = text.getBytes(charset(context.getMediaType()));
            replace(context, bytes);
            return new SignedEntity(Parameters.none(), false, Optional.of(bytes));
        }
        return NOTHING;
    }

    private static Parameters parsed(String remoteApp, Object entity) {
        try {
            if (entity instanceof byte[] bytes) {
                return FormCodec.parse(bytes, StandardCharsets.UTF_8);
            }
            if (entity instanceof String text) {
                return FormCodec.parse(text);
            }
        } catch (WireException e) {
            throw ClientMessages.formNotReadable(remoteApp, String.valueOf(e.getMessage()));
        }
        if (entity instanceof Form || entity instanceof Map) {
            return new FormData(remoteApp).parameters(entity);
        }
        throw ClientMessages.formNotReadable(
                remoteApp,
                "give a Form, a Map, text or bytes in place of a "
                        + entity.getClass().getName());
    }

    private static void replace(ClientRequestContext context, byte[] bytes) {
        context.setEntity(bytes, context.getEntityAnnotations(), context.getMediaType());
    }

    private static boolean isForm(@Nullable MediaType type) {
        return type != null
                && type.getType().equalsIgnoreCase("application")
                && type.getSubtype().equalsIgnoreCase("x-www-form-urlencoded");
    }

    private static Charset charset(@Nullable MediaType type) {
        String name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
