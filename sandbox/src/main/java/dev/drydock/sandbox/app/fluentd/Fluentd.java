package dev.drydock.sandbox.app.fluentd;

import dev.drydock.sandbox.app.serve.HttpMessages;
import dev.drydock.sandbox.engine.api.GoTime;
import dev.drydock.sandbox.fs.Bytes;
import dev.drydock.sandbox.process.Code;
import dev.drydock.sandbox.process.Disposition;
import dev.drydock.sandbox.process.Signal;
import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import dev.drydock.sandbox.tree.Json;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The program {@code fluentd}: what it knows between two steps.
 *
 * @param buffer what is still to be sent
 * @param flushMicros when that is done next
 * @param retries how often it has failed
 */
public record Fluentd(Section root, List<Tail> tails, Pods pods, List<Tail.Event> buffer, long flushMicros, int retries) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final long TURN_MICROS = 1_000_000;
    private static final long FIRST_MICROS = 300_000;
    private static final int FULL = 20_000;

    public Fluentd {
        tails = List.copyOf(tails);
        buffer = List.copyOf(buffer);
    }

    public static Step start(Sys sys) {
        List<String> words = sys.arguments();
        int at = Math.max(words.indexOf("-c"), words.indexOf("--config"));
        String path = at > 0 && at + 1 < words.size() ? words.get(at + 1) : "/fluentd/etc/fluent.conf";
        Optional<Bytes> text = sys.files().read(path).toOptional();
        if (text.isEmpty()) {
            return sys.print(line(sys, "error", "config error file=\"" + path + "\" error_class=Errno::ENOENT error=\"No such file or directory @ rb_sysopen - " + path + "\""), 1);
        }
        Optional<Section> root = Section.read(sys, text.get().text());
        if (root.isEmpty()) {
            return sys.print(line(sys, "error", "config error file=\"" + path + "\" error_class=Fluent::ConfigParseError error=\"expected end of section\""), 1);
        }
        Section config = root.get();
        List<Tail> tails = config.all("source").stream().filter(source -> source.type().equals("tail")).map(source -> new Tail(source, new TreeMap<>(), 0)).toList();
        Fluentd fluentd = new Fluentd(config, tails, Pods.unknown(), List.of(), sys.now() + 5_000_000, 0);
        return sys.print(greeting(sys, path, config), fluentd::first);
    }

    private static String greeting(Sys sys, String path, Section config) {
        StringBuilder out = new StringBuilder(info(sys, "init supervisor logger path=nil rotate_age=nil rotate_size=nil"))
                .append(info(sys, "parsing config file is succeeded path=\"" + path + "\"")).append(info(sys, "gem 'fluentd' version '1.16.7'"))
                .append(info(sys, "gem 'fluent-plugin-elasticsearch' version '5.4.3'")).append(info(sys, "gem 'fluent-plugin-kubernetes_metadata_filter' version '3.4.0'"))
                .append(info(sys, "gem 'fluent-plugin-parser-cri' version '0.1.1'"))
                .append(info(sys, "using configuration file: " + config.printed("").stripTrailing()))
                .append(info(sys, "starting fluentd-1.16.7 pid=7 ruby=\"3.2.6\""))
                .append(info(sys, "spawn command to main:  cmdline=[\"/usr/local/bin/ruby\", \"-Eascii-8bit:ascii-8bit\", \"/usr/local/bundle/bin/fluentd\", \"-c\", \"" + path
                        + "\", \"--under-supervisor\"]"));
        for (String kind : List.of("filter", "match")) {
            config.all(kind).forEach(part -> out.append(info(sys, "adding " + kind + " pattern=\"" + part.argument() + "\" type=\"" + part.type() + "\"")));
        }
        config.all("source").forEach(source -> out.append(info(sys, "adding source type=\"" + source.type() + "\"")));
        return out.append(info(sys, "#0 starting fluentd worker pid=16 ppid=7 worker=0")).toString();
    }

    static String info(Sys sys, String message) {
        return line(sys, "info", message);
    }

    /** A line of Fluentd's own log. */
    static String line(Sys sys, String level, String message) {
        return TIME.format(HttpMessages.moment(sys.now())) + " [" + level + "]: " + message + "\n";
    }

    // ---- turn by turn --------------------------------------------------------------------------------------------------------------

    private boolean metadata() {
        return root.all("filter").stream().anyMatch(filter -> filter.type().equals("kubernetes_metadata"));
    }

    private Step first(Sys sys) {
        Fluentd seen = metadata() ? new Fluentd(root, tails, pods.heard(sys), buffer, flushMicros, retries) : this;
        // What the cluster knows is asked for before the first line is read.
        return sys.sleep(metadata() ? FIRST_MICROS : 0, s -> seen.turn(s, info(s, "#0 fluentd worker is now running worker=0")));
    }

    private Step turn(Sys sys, String after) {
        Pods known = metadata() ? pods.heard(sys) : pods;
        List<Tail> looked = new ArrayList<>();
        List<Tail.Event> waiting = new ArrayList<>(buffer);
        StringBuilder said = new StringBuilder();
        for (Tail tail : tails) {
            // Nothing more is read while the buffer is full.
            Tail.Look look = waiting.size() < FULL ? tail.look(sys) : new Tail.Look(tail, List.of(), "");
            looked.add(look.after());
            said.append(look.said());
            for (Tail.Event event : look.events()) {
                put(sys, filtered(known, event), waiting, said);
            }
            if (!look.events().isEmpty()) {
                look.after().keep(sys);
            }
        }
        Fluentd next = new Fluentd(root, looked, known, waiting, flushMicros, retries);
        return sys.print(said + after, next::flush);
    }

    private Tail.Event filtered(Pods known, Tail.Event event) {
        return root.all("filter").stream().anyMatch(f -> f.type().equals("kubernetes_metadata") && Section.fits(f.argument(), event.tag())) ? known.told(event) : event;
    }

    private void put(Sys sys, Tail.Event event, List<Tail.Event> waiting, StringBuilder said) {
        Optional<Section> match = root.all("match").stream().filter(m -> Section.fits(m.argument(), event.tag())).findFirst();
        String type = match.map(Section::type).orElse("null");
        String fixed = GoTime.fixed(event.micros());
        switch (type) {
            case "elasticsearch" -> waiting.add(event);
            case "stdout" -> said.append(fixed, 0, 10).append(' ').append(fixed, 11, 29).append(" +0000 ").append(event.tag()).append(": ")
                    .append(Json.compact(event.record())).append('\n');
            case "file" -> {
                String path = match.orElseThrow().get("path", "/fluentd/log/data") + "." + fixed.substring(0, 10).replace("-", "") + ".log";
                sys.files().append(path, Bytes.of(fixed.substring(0, 19) + "+00:00\t" + event.tag() + "\t" + Json.compact(event.record()) + "\n"));
            }
            default -> {
                // "null" and what is not simulated: the line goes nowhere.
            }
        }
    }

    /** What a signal that ends it does from now on. */
    private static void onEnd(Sys sys, Code end) {
        for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
            sys.onSignal(signal, Optional.of(new Disposition.Handle((s, received, interrupted) -> end.run(s))));
        }
    }

    private Optional<Store> store() {
        return root.all("match").stream().filter(match -> match.type().equals("elasticsearch")).findFirst().map(Store::new);
    }

    private Step rest(Sys sys) {
        onEnd(sys, this::lastFlush);
        List<Step.Condition> any = new ArrayList<>(metadata() && pods.watches().connected() ? pods.conditions(sys) : List.of());
        any.add(new Step.Condition.Tick(sys.now() + TURN_MICROS));
        return Step.await(any, s -> turn(s, ""));
    }

    private Step flush(Sys sys) {
        Optional<Store> store = store();
        if (buffer.isEmpty() || sys.now() < flushMicros || store.isEmpty()) {
            return rest(sys);
        }
        onEnd(sys, Fluentd::end);
        return store.get().send(sys, buffer, (s, trouble) -> trouble.isEmpty() ? sent(s, store.get().match()) : failed(s, store.get(), trouble));
    }

    private Step sent(Sys sys, Section match) {
        String interval = match.one("buffer").map(part -> part.get("flush_interval", "60s")).orElse(match.get("flush_interval", "60s"));
        Fluentd next = new Fluentd(root, tails, pods, List.of(), sys.now() + Tail.seconds(interval) * 1_000_000, 0);
        return retries == 0 ? next.rest(sys) : sys.print(line(sys, "warn", "#0 retry succeeded. chunk_id=\"" + chunk() + "\""), next::rest);
    }

    private Step failed(Sys sys, Store store, String trouble) {
        long most = store.match().one("buffer").map(part -> Tail.seconds(part.get("retry_max_interval", "3600s"))).orElse(3_600L);
        long wait = Math.min(most, 1L << Math.min(12, retries)) * 1_000_000;
        Fluentd next = new Fluentd(root, tails, pods, buffer, sys.now() + wait, retries + 1);
        return sys.print(line(sys, "warn", "#0 failed to flush the buffer. retry_times=" + retries + " next_retry_time=" + TIME.format(HttpMessages.moment(sys.now() + wait))
                + " chunk=\"" + chunk() + "\" error_class=Fluent::Plugin::ElasticsearchOutput::RecoverableRequestFailure error=\"could not push logs to Elasticsearch cluster "
                + "({:host=>\\\"" + store.host() + "\\\", :port=>" + store.port() + ", :scheme=>\\\"http\\\"}): " + trouble + "\""), next::rest);
    }

    /** The name of what is in the buffer, made of its first line. */
    private String chunk() {
        String digits = Long.toHexString(buffer.get(0).micros() * 0x9E3779B97F4A7C15L);
        return "62c" + ("0".repeat(16) + digits).substring(digits.length()) + "a7f01c3d8e4b5".substring(0, 13);
    }

    /** What is in the buffer is sent before the end ({@code flush_at_shutdown}). */
    private Step lastFlush(Sys sys) {
        onEnd(sys, Fluentd::end);
        return buffer.isEmpty() || store().isEmpty() ? end(sys) : store().get().send(sys, buffer, (s, trouble) -> end(s));
    }

    private static Step end(Sys sys) {
        return sys.print(info(sys, "Received graceful stop") + info(sys, "#0 fluentd worker is now stopping worker=0")
                + info(sys, "#0 shutting down fluentd worker worker=0") + info(sys, "Worker 0 finished with status 0"), 0);
    }
}
