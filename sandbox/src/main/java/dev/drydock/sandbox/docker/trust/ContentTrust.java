package dev.drydock.sandbox.docker.trust;

import dev.drydock.sandbox.command.GivenFlags;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.registry.Notary;
import dev.drydock.sandbox.registry.RegistryServer;
import java.util.List;
import java.util.Optional;

/** What the notary says about an image when only signed ones are wanted ({@code DOCKER_CONTENT_TRUST=1}). */
public sealed interface ContentTrust {
    /** Nobody asked, or the image is named by its digest already. */
    record NotAsked() implements ContentTrust {}

    record Refused(String message) implements ContentTrust {}

    /** @param image by the digest that was signed */
    record Signed(Reference image) implements ContentTrust {}

    static ContentTrust of(Sys sys, GivenFlags flags, Reference image) {
        boolean asked = flags.has("disable-content-trust") ? !flags.on("disable-content-trust")
                : sys.variable("DOCKER_CONTENT_TRUST").filter(value -> value.matches("1|t|T|true|TRUE|True")).isPresent();
        if (!asked || image.digest().isPresent()) {
            return new NotAsked();
        }
        if (!image.domain().equals(Reference.HUB)) {
            return new Refused("error contacting notary server: dial tcp: lookup " + image.domain().replaceFirst(":\\d+$", "") + ": no such host");
        }
        List<Notary.Signed> signed = signed(sys, image);
        if (signed.isEmpty()) {
            return new Refused("Error: remote trust data does not exist for " + image.name() + ": notary.docker.io does not have trust data for " + image.name());
        }
        String tag = image.tag().orElse(Reference.LATEST);
        Optional<Notary.Signed> one = signed.stream().filter(each -> each.tag().equals(tag)).findFirst();
        return one.<ContentTrust>map(found -> new Signed(image.untagged().withDigest(found.digest())))
                .orElse(new Refused("No valid trust data for " + tag));
    }

    /** The signed tags of a repository. */
    static List<Notary.Signed> signed(Sys sys, Reference image) {
        return sys.kernel().transaction().find(RegistryServer.key(image.domain())).map(server -> server.notary().signed(image.path())).orElse(List.of());
    }
}
