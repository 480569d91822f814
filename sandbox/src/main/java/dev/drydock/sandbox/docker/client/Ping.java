package dev.drydock.sandbox.docker.client;

import java.util.Locale;

/**
 * What the engine's headers say of it, asked before anything else.
 *
 * @param reached whether it answered
 * @param apiVersion the newest version it speaks, empty when it did not answer
 * @param asked the version that DOCKER_API_VERSION asks for, empty for none: then both sides agree on one
 * @param swarm {@code inactive}, {@code active} or {@code active/manager} and the like, empty when it did not say
 */
public record Ping(boolean reached, String apiVersion, String asked, String swarm) {
    /** The newest API version of this client. */
    public static final String CLIENT_API = "1.50";

    static final Ping UNANSWERED = new Ping(false, "", "", "");

    static Ping of(Answer answer, String asked) {
        return answer.ok() ? new Ping(true, answer.header("api-version"), asked, answer.header("swarm").toLowerCase(Locale.ROOT)) : new Ping(false, "", asked, "");
    }

    /** The version that both sides speak. */
    public String negotiated() {
        if (!asked.isEmpty()) {
            return asked;
        }
        return apiVersion.isEmpty() || minor(apiVersion) >= minor(CLIENT_API) ? CLIENT_API : apiVersion;
    }

    private static int minor(String version) {
        String digits = version.substring(version.indexOf('.') + 1).replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
