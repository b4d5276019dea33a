package dev.remora.it.member;

import dev.remora.SignInRequired;
import jakarta.enterprise.context.ApplicationScoped;

/** A bean that is no resource. */
@ApplicationScoped
public class Vault {

    /** For those who have signed in. */
    @SignInRequired("alpha")
    public String open() {
        return "gold";
    }
}
