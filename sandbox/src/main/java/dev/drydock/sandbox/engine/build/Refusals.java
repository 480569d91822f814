package dev.drydock.sandbox.engine.build;

import dev.drydock.sandbox.image.Reference;

/** Why a registry did not give an image, in BuildKit's words. */
final class Refusals {
    private Refusals() {}

    static String words(Reference name, String platform, String said) {
        if (said.startsWith("pull access denied")) {
            return "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
        }
        if (said.startsWith("no matching manifest")) {
            return "no match for platform in manifest: not found";
        }
        if (said.contains("manifest unknown") || said.contains("not found")) {
            return name.canonical() + ": not found";
        }
        int get = said.indexOf("dial tcp");
        String tag = name.digest().or(name::tag).orElse(Reference.LATEST);
        return get < 0 ? "unexpected status from HEAD request to http://" + name.domain() + "/v2/" + name.path() + "/manifests/" + tag + ": 401 Unauthorized"
                : "failed to do request: Head \"" + (said.contains("\"http://") ? "http" : "https") + "://" + name.domain() + "/v2/" + name.path() + "/manifests/" + tag
                + "\": " + said.substring(get);
    }
}
