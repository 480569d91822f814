package dev.drydock.sandbox.docker.builder;

import dev.drydock.sandbox.docker.client.Credentials;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.registry.Registries;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** {@code docker buildx imagetools inspect}: what a registry has under a name, asked by the client itself. */
public final class ImageTools {
    private static final String INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private ImageTools() {}

    public static Step inspect(Sys sys, Job job) {
        ParsedReference parsed = Reference.parse(job.argument());
        if (!(parsed instanceof Reference reference)) {
            return Job.fail(sys, "ERROR: " + ((ParsedReference.Malformed) parsed).message());
        }
        Reference name = reference.orLatest();
        Optional<RegistryServer.Account> login = Credentials.find(sys, name.domain().equals("docker.io") ? Credentials.HUB : name.domain())
                .map(kept -> new RegistryServer.Account(kept.user(), kept.password()));
        Registries.Found found = new Registries(sys.kernel(), sys.space().machine()).repository(name, login);
        if (!(found instanceof Registries.Found.Repo repo)) {
            return Job.fail(sys, "ERROR: " + refusal(name, ((Registries.Found.Refused) found).message()));
        }
        List<Image> images = name.digest().isPresent() ? repo.repository().byDigest(name.digest().get()).stream().toList()
                : repo.repository().tagged(name.tag().orElse(Reference.LATEST));
        if (images.isEmpty()) {
            return Job.fail(sys, "ERROR: " + name.canonical() + ": not found");
        }
        return sys.sleep(repo.server().line().latencyMicros() * 4, s -> s.print(job.flags().on("raw") ? raw(images) : shown(name, images), 0));
    }

    private static String refusal(Reference name, String said) {
        return said.startsWith("pull access denied")
                ? "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://auth.docker.io/token?scope=repository%3A"
                        + name.path().replace("/", "%2F") + "%3Apull&service=registry.docker.io: 401 Unauthorized" : said.contains("dial tcp")
                ? "failed to do request: Head \"https://" + name.domain() + "/v2/" + name.path() + "/manifests/" + name.tag().orElse(Reference.LATEST) + "\": "
                        + said.substring(said.indexOf("dial tcp")) : name.canonical() + ": not found";
    }

    private static String raw(List<Image> images) {
        return images.size() == 1 ? images.get(0).manifest().text() : index(images).text();
    }

    private static Bytes index(List<Image> images) {
        return Bytes.of(Json.write(Mapping.of("schemaVersion", 2, "mediaType", INDEX, "manifests", images.stream().map(image -> Mapping.of(
                "mediaType", MANIFEST, "size", image.manifest().length(), "digest", image.manifestDigest(), "platform", Mapping.builder()
                        .put("architecture", image.platform().architecture()).put("os", image.platform().os()).putUnlessEmpty("variant", image.platform().variant()).build()))
                .toList()), new JsonStyle("   ", true, false)));
    }

    private static String shown(Reference name, List<Image> images) {
        if (images.size() == 1) {
            return "Name:      " + name.canonical() + "\nMediaType: " + MANIFEST + "\nDigest:    " + images.get(0).manifestDigest() + "\n";
        }
        StringBuilder text = new StringBuilder("Name:      " + name.canonical() + "\nMediaType: " + INDEX + "\nDigest:    " + Digest.of(index(images))
                + "\n           \nManifests: \n");
        String between = "";
        for (Image image : images) {
            String variant = image.platform().variant().isEmpty() || image.platform().architecture().equals("arm64") ? "" : "/" + image.platform().variant();
            text.append(between).append("  Name:        ").append(name.canonical()).append('@').append(image.manifestDigest()).append("\n  MediaType:   ").append(MANIFEST)
                    .append("\n  Platform:    ").append(image.platform().shown()).append(variant).append('\n');
            between = "               \n";
        }
        return text.toString();
    }
}
