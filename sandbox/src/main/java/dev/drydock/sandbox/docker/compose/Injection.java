package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.docker.compose.progress.Crew;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Request;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets and configs that are no files of this machine: they are written into a container before it starts. */
record Injection(Workshop shop, Project project, Service service, String container) {

    /** A file to write. */
    private record File(String what, String name, String target, String content, Tree mount) {}

    Step inject(Sys sys, Code then) {
        List<File> files = new ArrayList<>();
        Optional<String> unset = collect("secret", project.secrets(), service.fields().get("secrets"), "/run/secrets/", files)
                .or(() -> collect("config", project.configs(), service.fields().get("configs"), "/", files));
        return unset.isPresent() ? Crew.fail(unset.get()) : write(sys, List.copyOf(files), then);
    }

    private Optional<String> collect(String what, Mapping known, Tree used, String folder, List<File> files) {
        for (Mapping mount : used.mappings()) {
            Tree resource = known.get(mount.get("source").text());
            Optional<String> content = resource.has("file") ? Optional.empty() : project.content(resource);
            String variable = resource.get("environment").text();
            if (content.isEmpty() && !variable.isEmpty()) {
                return Optional.of("environment variable \"" + variable + "\" required by " + what + " \"" + resource.get("name").text() + "\" is not set");
            }
            String target = mount.get("target").text(mount.get("source").text());
            content.filter(text -> !text.isEmpty()).ifPresent(text -> files.add(new File(what, resource.get("name").text(),
                    target.startsWith("/") ? target : folder + target, text, mount)));
        }
        return Optional.empty();
    }

    private Step write(Sys sys, List<File> left, Code then) {
        if (left.isEmpty()) {
            return then.run(sys);
        }
        File file = left.get(0);
        if (service.fields().get("read_only").truth()) {
            return Crew.fail("cannot create " + file.what() + " \"" + file.name() + "\" in read-only service " + service.name()
                    + ": `file` is the sole supported option");
        }
        int mode = file.mount().has("mode") ? Integer.parseInt(file.mount().get("mode").text(), 8) : 0444;
        Attributes attributes = Attributes.of(mode).withOwner(number(file.mount().get("uid")), number(file.mount().get("gid"))).modifiedAt(sys.now());
        Directory archive = Directory.EMPTY.with(RegularFile.of("").with(Bytes.of(file.content())).with(attributes), file.target());
        Request request = Request.of("PUT", shop.daemon().versioned("/containers/" + container + "/archive"), Map.of("path", "/"), Tar.write(archive));
        return shop.daemon().send(sys, request, (s, answer) -> answer.ok() ? write(s, left.subList(1, left.size()), then) : Crew.fail(answer.complaint()));
    }

    private static int number(Tree text) {
        return text.text().matches("[0-9]{1,9}") ? Integer.parseInt(text.text()) : 0;
    }
}
