package dev.drydock.sandbox.docker.trust;

import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.image.Digest;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.image.ParsedReference;
import dev.drydock.sandbox.image.Reference;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.registry.Notary;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.JsonStyle;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Sequence;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** {@code docker trust inspect}: who signed which tags. */
public final class Trust {
    private Trust() {}

    public static Step inspect(Sys sys, Job job) {
        List<Tree> found = new ArrayList<>();
        StringBuilder pretty = new StringBuilder();
        for (String name : job.arguments()) {
            ParsedReference parsed = Reference.parse(name);
            if (parsed instanceof ParsedReference.Malformed malformed) {
                return Job.fail(sys, malformed.message());
            }
            Reference image = (Reference) parsed;
            List<Notary.Signed> tags = ContentTrust.signed(sys, image).stream().filter(one -> image.tag().isEmpty() || one.tag().equals(image.tag().get()))
                    .sorted(java.util.Comparator.comparing(Notary.Signed::tag)).toList();
            if (tags.isEmpty()) {
                String complaint = ContentTrust.signed(sys, image).isEmpty() ? "no signatures or cannot access " + name
                        : "no signatures for " + image.tag().orElse("") + " in " + image.familiarName();
                String shown = job.flags().on("pretty") ? pretty.toString() : Json.write(new Sequence(found), new JsonStyle("    ", true, false)) + "\n";
                return sys.print(shown, s -> Job.fail(s, complaint));
            }
            found.add(described(name, image, tags));
            pretty.append(pretty(name, image, tags));
        }
        return sys.print(job.flags().on("pretty") ? pretty.toString() : Json.write(new Sequence(found), new JsonStyle("    ", true, false)) + "\n", 0);
    }

    private static String key(String kind, Reference image) {
        return Digest.of(Bytes.of(kind + " key of " + image.path())).substring(7);
    }

    private static List<String> signers(List<Notary.Signed> tags) {
        return tags.stream().flatMap(one -> one.signers().stream()).filter(signer -> !signer.equals("Repo Admin")).distinct().toList();
    }

    private static Mapping described(String name, Reference image, List<Notary.Signed> tags) {
        List<Tree> signed = new ArrayList<>();
        tags.forEach(one -> signed.add(Mapping.of("SignedTag", one.tag(), "Digest", one.digest().substring(7), "Signers", one.signers())));
        List<Tree> signers = new ArrayList<>();
        signers(tags).forEach(signer -> signers.add(Mapping.of("Name", signer, "Keys", Sequence.of(Mapping.of("ID", key(signer, image))))));
        return Mapping.of("Name", name, "SignedTags", new Sequence(signed), "Signers", new Sequence(signers), "AdministrativeKeys", Sequence.of(
                Mapping.of("Name", "Root", "Keys", Sequence.of(Mapping.of("ID", key("root", image)))),
                Mapping.of("Name", "Repository", "Keys", Sequence.of(Mapping.of("ID", key("repository", image))))));
    }

    private static String pretty(String name, Reference image, List<Notary.Signed> tags) {
        int width = Math.max(10, tags.stream().mapToInt(one -> one.tag().length()).max().orElse(0)) + 3;
        StringBuilder text = new StringBuilder("\nSignatures for " + name + "\n\nSIGNED TAG" + " ".repeat(width - 10) + "DIGEST" + " ".repeat(61) + "SIGNERS\n");
        for (Notary.Signed one : tags) {
            String by = one.signers().contains("Repo Admin") ? "(Repo Admin)" : String.join(", ", one.signers());
            text.append(one.tag()).append(" ".repeat(width - one.tag().length())).append(one.digest().substring(7)).append("   ").append(by).append('\n');
        }
        List<String> signers = signers(tags);
        if (!signers.isEmpty()) {
            text.append("\nList of signers and their keys for ").append(name).append("\n\nSIGNER    KEYS\n");
            signers.forEach(signer -> text.append(signer).append(" ".repeat(Math.max(1, 10 - signer.length()))).append(key(signer, image), 0, 12).append('\n'));
        }
        return text.append("\nAdministrative keys for ").append(name).append("\n\n  Repository Key:\t").append(key("repository", image)).append("\n  Root Key:\t").append(key("root", image)).append('\n').toString();
    }
}
