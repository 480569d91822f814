package dev.drydock.sandbox.app.packages;

import dev.drydock.sandbox.process.Step;
import dev.drydock.sandbox.process.Sys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code apt-get update}: fetches the lists of what the archives have. */
final class AptUpdate {
    /** An archive's suite. @param bytesByComponent lists by component */
    record Source(String url, String suite, long releaseBytes, Map<String, Long> bytesByComponent) {}

    private AptUpdate() {}

    static List<Source> sources(DebianSystem system) {
        String suite = system.suite();
        if (!system.ubuntu()) {
            return List.of(new Source("http://deb.debian.org/debian", suite, 151_000, Map.of("main", 8_791_000L)),
                    new Source("http://deb.debian.org/debian", suite + "-updates", 55_400, Map.of("main", 6_924L)),
                    new Source("http://deb.debian.org/debian-security", suite + "-security", 48_000, Map.of("main", 288_000L)));
        }
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("restricted", 117_000L);
        all.put("universe", 19_300_000L);
        all.put("main", 1_808_000L);
        all.put("multiverse", 331_000L);
        Map<String, Long> updates = new LinkedHashMap<>();
        updates.put("main", 2_033_000L);
        updates.put("universe", 1_948_000L);
        updates.put("restricted", 2_820_000L);
        return List.of(new Source("http://archive.ubuntu.com/ubuntu", suite, 256_000, all),
                new Source("http://archive.ubuntu.com/ubuntu", suite + "-updates", 126_000, updates),
                new Source("http://archive.ubuntu.com/ubuntu", suite + "-backports", 126_000, Map.of("universe", 35_600L)),
                new Source("http://security.ubuntu.com/ubuntu", suite + "-security", 126_000, Map.of("main", 1_675_000L)));
    }

    static Step run(Sys sys, AptWords words) {
        DebianSystem system = DebianSystem.of(sys);
        List<Source> sources = sources(system);
        if (!sys.credentials().root()) {
            return new Course(List.of()).say(words.reading())
                    .complain("E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\nE: Unable to lock directory /var/lib/apt/lists/\n").end(sys, 100);
        }
        return Server.get(sys, sources.get(0).url() + "/dists/" + sources.get(0).suite() + "/InRelease",
                (s, heard) -> heard.ok() ? fetched(s, words, system.with(s), sources) : failed(s, words, sources, heard));
    }

    private static Step fetched(Sys sys, AptWords words, DebianSystem system, List<Source> sources) {
        Course course = Course.EMPTY;
        int number = 1;
        long total = 0;
        for (Source source : sources) {
            course = course.say(words.quiet() ? "" : "Get:" + number++ + " " + source.url() + " " + source.suite() + " InRelease [" + DebianSystem.size(source.releaseBytes()) + "]\n")
                    .take(Server.micros(source.releaseBytes()) + 30_000);
            total += source.releaseBytes();
        }
        for (Source source : sources) {
            for (Map.Entry<String, Long> list : source.bytesByComponent().entrySet()) {
                course = course.say(words.quiet() ? "" : "Get:" + number++ + " " + source.url() + " " + source.suite() + "/" + list.getKey() + " amd64 Packages ["
                        + DebianSystem.size(list.getValue()) + "]\n").take(Server.micros(list.getValue()) + 20_000);
                total += list.getValue();
            }
        }
        long seconds = Math.max(1, Math.round(Server.micros(total) / 1e6 + 0.6));
        return course.work(s -> system.with(s).writeLists(sources))
                .say(words.quiet() ? "" : "Fetched " + DebianSystem.size(total) + " in " + seconds + "s (" + DebianSystem.size(total / (double) seconds) + "/s)\n")
                .take(300_000).say(words.reading()).say(words.friendly() ? words.building() + "All packages are up to date.\n" : "").end(sys, 0);
    }

    private static Step failed(Sys sys, AptWords words, List<Source> sources, Server.Heard heard) {
        List<String> why = new ArrayList<>();
        sources.forEach(source -> why.add(AptWords.reason(heard, source.url())));
        Course course = Course.EMPTY;
        StringBuilder warnings = new StringBuilder();
        for (String mark : List.of("Ign:", "Ign:", "Ign:", "Err:")) {
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                boolean last = mark.equals("Err:");
                course = course.say(words.quiet() ? "" : mark + (i + 1) + " " + source.url() + " " + source.suite() + " InRelease\n" + (last ? "  " + why.get(i) + "\n" : ""));
                if (last) {
                    warnings.append("W: Failed to fetch ").append(source.url()).append("/dists/").append(source.suite()).append("/InRelease  ").append(why.get(i)).append('\n');
                }
            }
            course = course.take(1_000_000);
        }
        return course.say(words.reading()).say(words.friendly() ? words.building() + "All packages are up to date.\n" : "")
                .complain(warnings + "W: Some index files failed to download. They have been ignored, or old ones used instead.\n").end(sys, 0);
    }
}
