package dev.remora.internal.http;

import dev.remora.OAuthException;
import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.time.Duration;
import java.util.List;

/** Lets filters see a call on its way out and back. */
record FilteredExchange(RemoteAppSettings settings, List<ProtocolFilter> filters, ProtocolTransport wire)
        implements ProtocolExchange {

    FilteredExchange {
        filters = List.copyOf(filters);
    }

    @Override
    public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer) {
        return sendOnce(request, signer, settings.http().protocolDeadline());
    }

    @Override
    public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer, Duration deadline) {
        RequestCheck check = new RequestCheck(settings, request.uri());
        ProtocolRequest filtered = request;
        for (ProtocolFilter filter : filters) {
            filtered = filtered(filter, filtered);
        }
        ProtocolRequest signed = signer.sign(filtered);
        check.check(signed);
        ProtocolResponse response = wire.send(signed, deadline);
        for (int i = filters.size() - 1; i >= 0; i--) {
            response = filtered(filters.get(i), signed, response);
        }
        return response;
    }

    private ProtocolRequest filtered(ProtocolFilter filter, ProtocolRequest request) {
        ProtocolRequest result;
        try {
            result = filter.request(request);
        } catch (OAuthException e) {
            throw e;
        } catch (RuntimeException e) {
            throw HttpMessages.requestFilterFailed(settings.name(), Calls.name(request), name(filter), e);
        }
        if (result == null) {
            throw HttpMessages.requestFilterFailed(settings.name(), Calls.name(request), name(filter), null);
        }
        return result;
    }

    private ProtocolResponse filtered(ProtocolFilter filter, ProtocolRequest request, ProtocolResponse response) {
        ProtocolResponse result;
        try {
            result = filter.response(request, response);
        } catch (OAuthException e) {
            throw e;
        } catch (RuntimeException e) {
            throw HttpMessages.responseFilterFailed(
                    settings.name(), Calls.name(request), name(filter), response.status(), e);
        }
        if (result == null) {
            throw HttpMessages.responseFilterFailed(
                    settings.name(), Calls.name(request), name(filter), response.status(), null);
        }
        return result;
    }

    private static String name(ProtocolFilter filter) {
        return filter.getClass().getName();
    }
}
