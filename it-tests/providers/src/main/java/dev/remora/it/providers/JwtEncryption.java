package dev.remora.it.providers;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;

/** Encrypts a token for somebody who has a key (RFC 7516), as a compact text. */
final class JwtEncryption {

    private JwtEncryption() {}

    static String encrypt(String token, JwtKey recipient) {
        try {
            JWK jwk = JWK.parse(recipient.jwk().toString());
            boolean rsa = recipient.jwk().getString("kty").equals("RSA");
            JWEEncrypter encrypter = rsa ? new RSAEncrypter(jwk.toRSAKey()) : new ECDHEncrypter(jwk.toECKey());
            JWEHeader header = new JWEHeader.Builder(
                            rsa ? JWEAlgorithm.RSA_OAEP_256 : JWEAlgorithm.ECDH_ES,
                            rsa ? EncryptionMethod.A256GCM : EncryptionMethod.A128CBC_HS256)
                    .contentType("JWT")
                    .keyID(recipient.kid())
                    .build();
            JWEObject encrypted = new JWEObject(header, new Payload(token));
            encrypted.encrypt(encrypter);
            return encrypted.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
