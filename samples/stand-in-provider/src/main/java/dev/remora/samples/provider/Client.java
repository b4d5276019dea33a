package dev.remora.samples.provider;

/**
 * An application that is registered here.
 *
 * @param key its identifier
 * @param secret its secret
 * @param name what users read
 */
public record Client(String key, String secret, String name) {

    /** The one that is registered with every face, unless tests say otherwise. */
    public static final Client SAMPLE = new Client("sample-key", "sample-secret", "Remora's sample");

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Client[key=" + key + ", name=" + name + "]";
    }
}
