package dev.drydock.sandbox.docker.context;

import dev.drydock.sandbox.docker.client.ContextFiles;
import dev.drydock.sandbox.docker.client.Download;
import dev.drydock.sandbox.docker.client.Job;
import dev.drydock.sandbox.fs.Attributes;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.fs.Directory;
import dev.drydock.sandbox.fs.RegularFile;
import dev.drydock.sandbox.fs.Tar;
import dev.drydock.sandbox.fs.TarEntry;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code docker context export import}: a context as an archive of its files. */
public final class ContextArchives {
    private ContextArchives() {}

    public static Step export(Sys sys, Job job) {
        String name = job.argument();
        Optional<ContextFiles.Kept> kept = ContextFiles.find(sys, name);
        if (kept.isEmpty()) {
            return Job.fail(sys, ContextFiles.missing(sys, name));
        }
        String file = job.arguments().size() > 1 ? job.arguments().get(1) : name + ".dockercontext";
        Bytes archive = archive(sys, kept.get());
        if (file.equals("-")) {
            return sys.isTerminal(1)
                    ? Job.fail(sys, "cowardly refusing to export to a terminal, specify a file path")
                    : sys.write(1, archive, s -> Step.exit(0));
        }
        if (sys.files().exists(file)) {
            return Job.fail(sys, "open " + file + ": file exists");
        }
        Outcome<Boolean> written = sys.files().write(file, archive);
        return written.ok() ? sys.fail("Written file \"" + file + "\"\n", 0)
                : Job.fail(sys, "open " + file + ": " + written.errno().text().toLowerCase(Locale.ROOT));
    }

    private static Bytes archive(Sys sys, ContextFiles.Kept kept) {
        List<TarEntry> entries = new ArrayList<>();
        entries.add(new TarEntry("meta.json", TarEntry.FILE, Attributes.of(0644), "", Bytes.of(Json.compact(kept.tree())), "", ""));
        entries.add(new TarEntry("tls", TarEntry.DIRECTORY, Attributes.of(0700), "", Bytes.EMPTY, "", ""));
        List<String> secrets = ContextFiles.secretsOf(sys, kept.name());
        if (!secrets.isEmpty()) {
            entries.add(new TarEntry("tls/docker", TarEntry.DIRECTORY, Attributes.of(0700), "", Bytes.EMPTY, "", ""));
        }
        for (String secret : secrets) {
            Outcome<Bytes> content = sys.files().read(ContextFiles.secrets(sys, kept.name()) + "/docker/" + secret);
            entries.add(new TarEntry("tls/docker/" + secret, TarEntry.FILE, Attributes.of(0600), "", content.ok() ? content.value() : Bytes.EMPTY, "", ""));
        }
        return Tar.write(entries);
    }

    public static Step importing(Sys sys, Job job) {
        Optional<String> complaint = ContextChanges.complaint(sys, job.argument());
        if (complaint.isPresent()) {
            return Job.fail(sys, complaint.get());
        }
        String file = job.arguments().get(1);
        if (file.equals("-")) {
            return Download.input(sys, Bytes.EMPTY, (s, archive) -> take(s, job.argument(), archive));
        }
        Outcome<Bytes> read = sys.files().read(file);
        return read.ok() ? take(sys, job.argument(), read.value())
                : Job.fail(sys, "open " + file + ": " + read.errno().text().toLowerCase(Locale.ROOT));
    }

    private static Step take(Sys sys, String name, Bytes archive) {
        Optional<Directory> files = Tar.read(archive);
        if (files.isEmpty()) {
            return Job.fail(sys, "unexpected EOF");
        }
        Optional<Tree> about = content(files.get(), "meta.json").flatMap(bytes -> Json.read(bytes.text()).value());
        if (about.isEmpty()) {
            return Job.fail(sys, "invalid context: no metadata found");
        }
        ContextFiles.keep(sys, ContextFiles.Kept.of(about.get()).named(name));
        for (String secret : List.of("ca.pem", "cert.pem", "key.pem")) {
            content(files.get(), "tls/docker/" + secret).ifPresent(bytes -> ContextFiles.keepSecret(sys, name, secret, bytes));
        }
        return ContextChanges.done(sys, name, "imported");
    }

    private static Optional<Bytes> content(Directory files, String path) {
        return files.find(Directory.path(path)).filter(RegularFile.class::isInstance).map(node -> ((RegularFile) node).content().bytes());
    }
}
