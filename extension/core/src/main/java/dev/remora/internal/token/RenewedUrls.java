package dev.remora.internal.token;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.RefusedException;
import java.util.Map;

/**
 * Keeps the answer to a refresh from moving URLs to where no token may be sent. The token is not given up for that: the former
 * refresh token may be used up.
 */
public record RenewedUrls(RuntimeUrls urls, RefusalLog log) {

    /** Returns the renewed token, with the former values of what URLs are made of if those that it has must not be used. */
    Token kept(Token previous, Token renewed) {
        try {
            urls.check(renewed.parameters(), false);
            return renewed;
        } catch (RefusedException e) {
            log.renewedUrlRefused(String.valueOf(e.getMessage()));
        }
        Map<String, String> parameters = urls.withFormer(renewed.parameters(), previous.parameters());
        return renewed instanceof OAuth1Token oauth1
                ? oauth1.withParameters(parameters)
                : ((OAuth2Token) renewed).withParameters(parameters);
    }
}
