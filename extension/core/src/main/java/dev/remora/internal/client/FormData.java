package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.ProviderText;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns maps and forms into parameters: collections repeat the name, null is left out, all else is its text. */
record FormData(String remoteApp) {

    Body body(Object data) {
        return body(parameters(data));
    }

    static Body body(Parameters parameters) {
        return new Body(MediaType.APPLICATION_FORM_URLENCODED, bytes(parameters), parameters);
    }

    static byte[] bytes(Parameters parameters) {
        return FormCodec.format(parameters).getBytes(StandardCharsets.US_ASCII);
    }

    Parameters parameters(Object data) {
        Map<?, ?> map;
        if (data instanceof Form form) {
            map = form.asMap();
        } else if (data instanceof Map<?, ?> any) {
            map = any;
        } else {
            throw ClientMessages.notForm(remoteApp, data.getClass().getName());
        }
        List<Parameter> list = new ArrayList<>();
        map.forEach((name, value) -> add(String.valueOf(name), value, list));
        return new Parameters(list);
    }

    private void add(String name, @Nullable Object value, List<Parameter> list) {
        if (value instanceof Collection<?> values) {
            values.forEach(single -> addSingle(name, single, list));
        } else if (value instanceof Object[] values) {
            Arrays.asList(values).forEach(single -> addSingle(name, single, list));
        } else {
            addSingle(name, value, list);
        }
    }

    private void addSingle(String name, @Nullable Object value, List<Parameter> list) {
        if (value == null) {
            return;
        }
        if (value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray()) {
            throw ClientMessages.notFormValue(
                    remoteApp, ProviderText.clean(name), value.getClass().getName());
        }
        list.add(new Parameter(name, value.toString()));
    }
}
