package dev.drydock.sandbox.cluster.kubelet.runtime;

import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.image.StoredImage;

/** What differs between runtimes: ids, versions and the words of refusals. */
public enum Dialect {
    /** Docker behind cri-dockerd. */
    DOCKER("docker") {
        @Override
        public String imageId(StoredImage stored) {
            return stored.repoDigests().isEmpty() ? "docker://" + stored.image().id() : "docker-pullable://" + stored.repoDigests().get(0).familiar();
        }

        @Override
        public String shown(Reference image) {
            return image.familiar();
        }

        @Override
        public String pullFailed(Reference image, boolean missing, String why) {
            return "rpc error: code = " + (missing ? "NotFound" : "Unknown") + " desc = Error response from daemon: " + why;
        }

        @Override
        public String startFailed(String why) {
            return why;
        }
    },
    /** containerd. */
    CONTAINERD("containerd") {
        @Override
        public String imageId(StoredImage stored) {
            return stored.repoDigests().isEmpty() ? stored.image().id() : stored.repoDigests().get(0).canonical();
        }

        @Override
        public String shown(Reference image) {
            return image.canonical();
        }

        @Override
        public String pullFailed(Reference image, boolean missing, String why) {
            String name = image.canonical();
            String reason = why.startsWith("manifest for ") || why.endsWith(": manifest unknown") || why.endsWith("not found") && missing ? name + ": not found"
                    : why.startsWith("pull access denied") ? "pull access denied, repository does not exist or may require authorization: server message: "
                            + "insufficient_scope: authorization failed" : "failed to do request: " + why;
            return "rpc error: code = " + (reason.endsWith(": not found") ? "NotFound" : "Unknown") + " desc = failed to pull and unpack image \"" + name
                    + "\": failed to resolve reference \"" + name + "\": " + reason;
        }

        @Override
        public String startFailed(String why) {
            String inner = why.replaceFirst("^failed to create task for container: ", "").replaceFirst("^failed to create shim task: ", "")
                    .replaceFirst("error during container init: exec: ", "exec: ");
            return "failed to create containerd task: failed to create shim task: " + inner + (inner.endsWith(": unknown") ? "" : ": unknown");
        }
    };

    private final String scheme;

    Dialect(String scheme) {
        this.scheme = scheme;
    }

    /** A container's ID as the API shows it. */
    public String containerId(String id) {
        return id.isEmpty() ? "" : scheme + "://" + id;
    }

    /** {@code containerd} or {@code docker}. */
    public String scheme() {
        return scheme;
    }

    /** As {@code status.imageID} shows it. */
    public abstract String imageId(StoredImage stored);

    /** As {@code status.image} shows it. */
    public abstract String shown(Reference image);

    /** Why an image could not be pulled. @param why the engine's words @param missing whether a registry answered that it has no such thing */
    public abstract String pullFailed(Reference image, boolean missing, String why);

    /** Why a container could not be started. @param why the engine's words */
    public abstract String startFailed(String why);
}
