package dev.remora.it.restclient;

/** What a provider of OAuth 1.0a found in a request whose signature was right. */
public class Echo {

    private String user = "";
    private String method = "";
    private String body = "";

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }
}
