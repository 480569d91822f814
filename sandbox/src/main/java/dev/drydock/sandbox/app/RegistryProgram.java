package dev.drydock.sandbox.app;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.app.serve.Loop;
import dev.drydock.sandbox.app.serve.Versions;
import dev.drydock.sandbox.app.serve.Web;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.http.HttpMessage;
import dev.drydock.sandbox.image.Image;
import dev.drydock.sandbox.image.Repository;
import dev.drydock.sandbox.process.Files;
import dev.drydock.sandbox.process.Outcome;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.registry.RegistryServer;
import dev.drydock.sandbox.registry.Repositories;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The program {@code registry} of the image of that name. What it holds is a record of the world, found again by the folder where it keeps
 * its data, so that it lives as long as the volume. Engines push to that record; this process notes it in its log and folder.
 *
 * @param key of the record
 */
record RegistryProgram(String key, String version, String data) implements Web<Optional<RegistryServer>> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    static Step start(Sys sys) {
        String version = Versions.of(sys, "registry", "2.8.3");
        List<String> words = sys.arguments();
        if (words.contains("--version") || words.contains("-v")) {
            return sys.print("registry github.com/docker/distribution v" + version + "\n", 0);
        }
        if (words.size() < 2 || !words.get(1).equals("serve")) {
            return sys.print("`registry`\n\nUsage:\n  registry [flags]\n  registry [command]\n\nAvailable Commands:\n  garbage-collect `garbage-collect` deletes layers not referenced by any manifests\n"
                    + "  help            Help about any command\n  serve           `serve` stores and distributes Docker images\n", 0);
        }
        String file = words.size() > 2 ? words.get(2) : sys.variable("REGISTRY_CONFIGURATION_PATH").orElse("");
        Outcome<Bytes> configuration = sys.files().read(file);
        if (!configuration.ok()) {
            return sys.fail("configuration error: open " + file + ": " + configuration.errno().text().toLowerCase(Locale.ROOT) + "\n", 1);
        }
        String text = configuration.value().text();
        String address = sys.variable("REGISTRY_HTTP_ADDR").orElse(text.replaceFirst("(?s).*\\n\\s+addr: *\"?([^\\s\"]+).*", "$1"));
        String port = address.substring(address.lastIndexOf(':') + 1);
        String data = sys.variable("REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY").orElse("/var/lib/registry");
        Optional<String> accounts = sys.variable("REGISTRY_AUTH_HTPASSWD_PATH")
                .or(() -> text.contains("htpasswd:") ? Optional.of(text.replaceFirst("(?s).*\\n\\s+path: *([^\\s]+).*", "$1")) : Optional.empty());
        if (accounts.isPresent() && !sys.files().exists(accounts.get())) {
            return sys.fail(line(sys, version, "fatal", "configuring application: unable to configure authorization (htpasswd): open " + accounts.get() + ": no such file or directory"), 1);
        }
        Outcome<Integer> bound = sys.listen("0.0.0.0", port.matches("\\d{1,5}") ? Integer.parseInt(port) : 5000);
        if (!bound.ok()) {
            return sys.fail(line(sys, version, "fatal", "listen tcp :" + port + ": bind: " + bound.errno().text().toLowerCase(Locale.ROOT)), 1);
        }
        return serve(sys, new RegistryProgram(key(sys, data), version, data), accounts, Integer.parseInt(port), bound.value());
    }

    private static Step serve(Sys sys, RegistryProgram program, Optional<String> accounts, int port, int descriptor) {
        var transaction = sys.kernel().transaction();
        Optional<RegistryServer> held = transaction.find(RegistryServer.key(program.key));
        RegistryServer.Access access = accounts.isEmpty() ? RegistryServer.Access.OPEN : new RegistryServer.Access(true, accounts(sys, accounts.get()), true);
        RegistryServer server = RegistryServer.plain(program.key, held.map(RegistryServer::repositories).orElse(Repositories.of(List.of())), access, RegistryServer.Line.LOCAL);
        transaction.put(RegistryServer.key(program.key), server);
        transaction.put(RegistryServer.RUNNING.key(sys.space().network() + ":" + port), program.key);
        String started = line(sys, program.version, "warning", "No HTTP secret provided - generated random secret. This may cause problems with uploads if multiple registries are behind a load-balancer. "
                + "To provide a shared secret, fill in http.secret in the configuration file or set the REGISTRY_HTTP_SECRET environment variable.")
                + line(sys, program.version, "info", "redis not configured") + line(sys, program.version, "info", "Starting upload purge in 37m0s")
                + line(sys, program.version, "info", "using inmemory blob descriptor cache") + line(sys, program.version, "info", "listening on [::]:" + port);
        return sys.complain(started, s -> Loop.serve(s, program, Optional.of(server), port, descriptor));
    }

    /** Where the data folder is, whatever container looks at it. */
    private static String key(Sys sys, String data) {
        Outcome<Files.Located> place = sys.files().locate(data);
        return "storage:" + place.toOptional().map(found -> found.mount().source() + "/" + String.join("/", found.inside())).orElse(sys.space().id() + data);
    }

    private static List<RegistryServer.Account> accounts(Sys sys, String path) {
        List<RegistryServer.Account> accounts = new ArrayList<>();
        for (String line : sys.files().read(path).toOptional().map(Bytes::text).orElse("").split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                accounts.add(new RegistryServer.Account(line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return accounts;
    }

    /** A line of its log: {@code time="..." level=info msg="..."}. */
    private static String line(Sys sys, String version, String level, String text) {
        return "time=\"" + TIME.format(HttpMessages.moment(sys.now())) + String.format(Locale.ROOT, ".%06d000Z", sys.now() % 1_000_000) + "\" level=" + level + " msg=\"" + text
                + "\" go.version=go1.20.8 service=registry version=" + version + "\n";
    }

    @Override
    public Set<Signal> endedBy() {
        return Set.of(Signal.TERM, Signal.INT);
    }

    @Override
    public Step end(Sys sys, Optional<RegistryServer> state, Signal signal) {
        return Step.exit(signal == Signal.TERM ? 2 : 2);
    }

    @Override
    public List<Step.Condition> also(Sys sys, Optional<RegistryServer> state) {
        return state.<List<Step.Condition>>map(seen -> List.of(new Step.Condition.RecordChanged(RegistryServer.key(key), seen))).orElse(List.of());
    }

    /** Somebody pushed. */
    @Override
    public Optional<Turn<Optional<RegistryServer>>> woken(Sys sys, Optional<RegistryServer> state) {
        Optional<RegistryServer> now = sys.kernel().transaction().find(RegistryServer.key(key));
        if (now.isEmpty() || state.isPresent() && now.get() == state.get()) {
            return Optional.empty();
        }
        StringBuilder log = new StringBuilder();
        for (Repository repository : now.get().repositories().byPath().values()) {
            repository.imagesByTag().forEach((tag, images) -> {
                boolean known = state.flatMap(before -> before.repository(repository.path())).filter(before -> before.tagged(tag).equals(images)).isPresent();
                if (!known) {
                    keep(sys, repository.path(), tag, images.get(0));
                    log.append(access(sys, "172.17.0.1", "PUT /v2/" + repository.path() + "/manifests/" + tag + " HTTP/1.1", 201, 0, "docker/28.2.2"));
                }
            });
        }
        return Optional.of(Turn.reply(now, Bytes.EMPTY, Bytes.EMPTY).saying(log.toString()));
    }

    /** The folders in which the original keeps what it was given; the blobs of layers are left out. */
    private void keep(Sys sys, String path, String tag, Image image) {
        String manifests = "/docker/registry/v2/repositories/" + path + "/_manifests";
        write(sys, manifests + "/tags/" + tag + "/current/link", Bytes.of(image.manifestDigest()));
        write(sys, manifests + "/revisions/sha256/" + image.manifestDigest().substring(7) + "/link", Bytes.of(image.manifestDigest()));
        blob(sys, image.manifestDigest(), image.manifest());
        blob(sys, image.id(), image.configuration());
    }

    private void blob(Sys sys, String digest, Bytes content) {
        write(sys, "/docker/registry/v2/blobs/sha256/" + digest.substring(7, 9) + "/" + digest.substring(7) + "/data", content);
    }

    private void write(Sys sys, String path, Bytes content) {
        StringBuilder folder = new StringBuilder(data);
        String[] names = path.split("/");
        for (int i = 1; i < names.length - 1; i++) {
            sys.files().makeDirectory(folder.append('/').append(names[i]).toString(), 0755);
        }
        sys.files().write(data + path, content);
    }

    private static String access(Sys sys, String from, String request, int status, int bytes, String agent) {
        return from + " - - [" + HttpMessages.logDate(sys.now()) + "] \"" + request + "\" " + status + " " + bytes + " \"\" \"" + agent + "\"\n";
    }

    @Override
    public Exchanged<Optional<RegistryServer>> answer(Sys sys, Optional<RegistryServer> state, Visit visit) {
        HttpMessage full = visit.path().equals("/") ? HttpMessages.of(200, List.of(), Bytes.EMPTY)
                : visit.method().equals("DELETE") ? HttpMessages.of(405, "application/json; charset=utf-8", Bytes.of("{\"errors\":[{\"code\":\"UNSUPPORTED\",\"message\":\"The operation is unsupported.\"}]}\n"))
                : RegistryDaemon.answer(sys, key, visit.request());
        List<HttpMessage.Header> headers = new ArrayList<>(full.headers());
        headers.removeIf(header -> header.name().equals("Connection"));
        headers.add(new HttpMessage.Header("X-Content-Type-Options", "nosniff"));
        headers.add(new HttpMessage.Header("Date", HttpMessages.date(sys.now())));
        return Exchanged.of(state, new HttpMessage(full.start(), headers, full.body()))
                .saying(access(sys, visit.peer().address(), visit.request().start(), full.status(), full.body().length(), visit.request().header("User-Agent").orElse("")));
    }
}
