package dev.remora.benchmarks;

import java.net.URI;

/** The one request that all sign: a POST with two query parameters and one form parameter. */
final class Call {

    static final String METHOD = "POST";
    static final String URL = "https://api.example.com/1.1/statuses/update.json?include_entities=true&count=20";
    static final URI ADDRESS = URI.create(URL);
    static final String FORM_NAME = "status";
    // 50 characters
    static final String FORM_VALUE = "Grüße aus Köln: the quick brown fox jumps over it!";
    static final String CONSUMER_KEY = "xvz1evFS4wEEPTGEFPHBog";
    static final String CONSUMER_SECRET = "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw";
    static final String TOKEN = "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb";
    static final String TOKEN_SECRET = "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE";

    private Call() {}
}
