package dev.drydock.sandbox.image;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A normalised image name: {@code domain/path[:tag][@digest]}, for example {@code docker.io/library/nginx:latest}. Grammar,
 * normalisation and the sentences of refusals are those of distribution/reference, which client and engine share.
 *
 * @param domain registry host with optional port, {@code docker.io} by default
 * @param path repository within the registry, {@code library/nginx}
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record Reference(String domain, String path, Optional<String> tag, Optional<String> digest) implements ParsedReference {
    public static final String HUB = "docker.io";
    public static final String LATEST = "latest";

    private static final String LIBRARY = "library/";
    private static final int LONGEST_PATH = 255;
    /** Reads a name as a person writes it: {@code nginx}, {@code localhost:5000/team/app:v1}, {@code redis@sha256:...}. */
    public static ParsedReference parse(String text) {
        if (Grammar.IDENTIFIER.matcher(text).matches()) {
            return new ParsedReference.Malformed("invalid repository name (" + text + "), cannot specify 64-byte hexadecimal strings");
        }
        String domain = HUB;
        String rest = text;
        int slash = text.indexOf('/');
        if (slash >= 0) {
            String first = text.substring(0, slash);
            if (first.equals("index.docker.io")) {
                rest = text.substring(slash + 1);
            } else if (first.equals("localhost") || first.contains(".") || first.contains(":")
                    || !first.equals(first.toLowerCase(Locale.ROOT))) {
                domain = first;
                rest = text.substring(slash + 1);
            }
        }
        if (domain.equals(HUB) && rest.indexOf('/') < 0) {
            rest = LIBRARY + rest;
        }
        int colon = rest.indexOf(':');
        String remote = colon < 0 ? rest : rest.substring(0, colon);
        if (!remote.equals(remote.toLowerCase(Locale.ROOT))) {
            return new ParsedReference.Malformed("invalid reference format: repository name (" + remote + ") must be lowercase");
        }
        return matched(domain + "/" + rest);
    }

    private static ParsedReference matched(String full) {
        Matcher parts = Grammar.WHOLE.matcher(full);
        if (!parts.matches()) {
            boolean onlyCase = Grammar.WHOLE.matcher(full.toLowerCase(Locale.ROOT)).matches();
            return new ParsedReference.Malformed(onlyCase ? "invalid reference format: repository name must be lowercase" : "invalid reference format");
        }
        String path = parts.group(2);
        if (path.length() > LONGEST_PATH) {
            return new ParsedReference.Malformed("repository name must not be more than 255 characters");
        }
        String digest = parts.group(4);
        if (digest != null && !digest.matches("sha256:[a-f0-9]{64}")) {
            return new ParsedReference.Malformed(digest.startsWith("sha256:") ? "invalid checksum digest length" : "unsupported digest algorithm");
        }
        return new Reference(parts.group(1), path, Optional.ofNullable(parts.group(3)), Optional.ofNullable(digest));
    }

    /**
     * A name known to be right, as those in the catalogue are.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static Reference of(String text) {
        if (parse(text) instanceof Reference reference) {
            return reference;
        }
        throw new IllegalArgumentException(text);
    }

    /** The name of an official image of Docker Hub, without reading it. */
    public static Reference official(String name, String tag) {
        return new Reference(HUB, LIBRARY + name, Optional.of(tag), Optional.empty());
    }

    /** Domain and path, {@code docker.io/library/nginx}. */
    public String name() {
        return domain + "/" + path;
    }

    /** The repository as people write it: {@code nginx}, {@code student/web}, {@code 127.0.0.1:5000/app}. */
    public String familiarName() {
        if (!domain.equals(HUB)) {
            return name();
        }
        String rest = path.startsWith(LIBRARY) ? path.substring(LIBRARY.length()) : path;
        return rest.indexOf('/') < 0 || !path.startsWith(LIBRARY) ? rest : path;
    }

    /** With tag and digest, as given: {@code nginx:1.27}. */
    public String familiar() {
        return familiarName() + suffix();
    }

    /** Everything written out: {@code docker.io/library/nginx:1.27}. */
    public String canonical() {
        return name() + suffix();
    }

    private String suffix() {
        return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
    }

    public boolean isNameOnly() {
        return tag.isEmpty() && digest.isEmpty();
    }

    /** With {@code :latest} if it has neither tag nor digest. */
    public Reference orLatest() {
        return isNameOnly() ? withTag(LATEST) : this;
    }

    public Reference withTag(String newTag) {
        return new Reference(domain, path, Optional.of(newTag), digest);
    }

    public Reference withDigest(String newDigest) {
        return new Reference(domain, path, tag, Optional.of(newDigest));
    }

    /** The repository alone. */
    public Reference untagged() {
        return new Reference(domain, path, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return canonical();
    }

    /** Compiled when a name is first read: a world's furniture only writes names. */
    private static final class Grammar {
        private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
        private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?";
        private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
        private static final Pattern WHOLE = Pattern.compile("(?:(" + HOST + ")/)?(" + PART + "(?:/" + PART + ")*)"
                + "(?::(\\w[\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
        private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    }
}
