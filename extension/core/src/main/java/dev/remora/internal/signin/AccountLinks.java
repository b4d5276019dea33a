package dev.remora.internal.signin;

import dev.remora.AccountLinkRefused;
import dev.remora.Identity;
import dev.remora.LinkedAccounts;
import dev.remora.Token;
import dev.remora.internal.message.EndpointMessages;
import dev.remora.internal.token.OwnerRule;
import dev.remora.internal.token.TokenEvents;
import dev.remora.spi.CurrentRequest;

/** Links the identity of a sign-in to the caller who began it. */
record AccountLinks(String remoteApp, OwnerRule owners, LinkedAccounts accounts, TokenEvents events) {

    /** Returns the name of the caller, to whom an identity is to be linked; one whom another site made may be anybody. */
    String caller(CurrentRequest request) {
        return owners.anyCaller(request)
                .filter(name -> owners.mayAdopt(request))
                .orElseThrow(() -> EndpointMessages.nobodyToLink(remoteApp));
    }

    /** Whether the caller is still the one who began it. */
    boolean mayFinish(CurrentRequest request, StartedSignIn taken) {
        return taken.linkTo() == null
                || owners.anyCaller(request).filter(taken.linkTo()::equals).isPresent();
    }

    /**
     * Links the identity, if this sign-in is for that.
     *
     * @return ends the link if it was not there before
     * @throws dev.remora.CallbackRejectedException if it is linked to somebody else, or the provider does not say who the user is
     */
    Runnable link(StartedSignIn taken, Token token) {
        String caller = taken.linkTo();
        if (caller == null) {
            return () -> {};
        }
        Identity identity = token.identity().orElseThrow(() -> EndpointMessages.nothingToLink(remoteApp));
        boolean before = accounts.find(identity.issuer(), identity.subject()).isPresent();
        if (!accounts.link(identity.issuer(), identity.subject(), caller)) {
            events.linkRefused(AccountLinkRefused.of(caller, identity));
            throw EndpointMessages.linkedElsewhere(remoteApp);
        }
        return before ? () -> {} : () -> accounts.unlink(identity.issuer(), identity.subject(), caller);
    }
}
