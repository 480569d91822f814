package dev.drydock.sandbox.tool.network;

import dev.drydock.sandbox.fs.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How {@code curl} was called: its own way of reading options, in which each has a letter or a word, and every URL counts.
 *
 * @param complaint what is wrong with the call; empty if nothing is
 */
record CurlCall(List<Given> given, List<String> urls, String complaint) {
    record Given(String key, String value) {}

    private static final String FLAGS = "s,silent S,show-error i,include I,head v,verbose O,remote-name L,location f,fail k,insecure G,get V,version "
            + "h,help N,no-buffer 4,ipv4 6,ipv6 0,http1.0 http1.1 compressed fail-with-body no-progress-meter create-dirs J,remote-header-name g,globoff "
            + "a,append n,netrc p,proxytunnel q,disable #,progress-bar";
    private static final String VALUED = "o,output X,request d,data data-raw data-binary data-urlencode H,header A,user-agent e,referer u,user m,max-time "
            + "connect-timeout w,write-out x,proxy retry retry-delay retry-max-time T,upload-file b,cookie c,cookie-jar F,form json resolve cacert cert "
            + "E,cert key unix-socket interface limit-rate max-redirs r,range url K,config C,continue-at D,dump-header Y y z Z t U Q";

    private static Map<String, String> names(String words) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String word : words.split(" ")) {
            String[] names = word.split(",");
            for (String name : names) {
                keys.put(name, names[0]);
            }
        }
        return keys;
    }

    static CurlCall read(List<String> words) {
        Map<String, String> flags = names(FLAGS);
        Map<String, String> valued = names(VALUED);
        List<Given> given = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--") && word.length() > 2) {
                String name = word.substring(2);
                if (flags.containsKey(name)) {
                    given.add(new Given(flags.get(name), ""));
                } else if (!valued.containsKey(name)) {
                    return new CurlCall(given, urls, "option " + word + ": is unknown");
                } else if (i + 1 >= words.size()) {
                    return new CurlCall(given, urls, "option " + word + ": requires parameter");
                } else {
                    given.add(new Given(valued.get(name), words.get(++i)));
                }
            } else if (word.startsWith("-") && word.length() > 1) {
                for (int c = 1; c < word.length(); c++) {
                    String letter = word.substring(c, c + 1);
                    if (flags.containsKey(letter)) {
                        given.add(new Given(letter, ""));
                    } else if (!valued.containsKey(letter)) {
                        return new CurlCall(given, urls, "option -" + letter + ": is unknown");
                    } else if (c + 1 < word.length()) {
                        given.add(new Given(letter, word.substring(c + 1)));
                        break;
                    } else if (i + 1 >= words.size()) {
                        return new CurlCall(given, urls, "option -" + letter + ": requires parameter");
                    } else {
                        given.add(new Given(letter, words.get(++i)));
                    }
                }
            } else {
                urls.add(word);
            }
        }
        CurlCall call = new CurlCall(given, urls, "");
        urls.addAll(call.values("url"));
        for (String key : List.of("m", "connect-timeout", "retry")) {
            if (call.value(key).filter(value -> !value.matches("\\d{1,9}(\\.\\d*)?")).isPresent()) {
                String option = key.length() == 1 ? "max-time" : key;
                return new CurlCall(given, urls, "option --" + option + ": expected a proper numerical parameter");
            }
        }
        return call;
    }

    boolean has(String key) {
        return given.stream().anyMatch(g -> g.key.equals(key));
    }

    Optional<String> value(String key) {
        return given.stream().filter(g -> g.key.equals(key)).map(Given::value).reduce((first, second) -> second);
    }

    List<String> values(String key) {
        return given.stream().filter(g -> g.key.equals(key)).map(Given::value).toList();
    }

    /** A time limit in virtual microseconds. */
    Optional<Long> micros(String key) {
        return value(key).map(seconds -> (long) (Double.parseDouble(seconds) * 1e6));
    }

    /** What is to be sent, of all options that say so, joined by ampersands. */
    Optional<Bytes> data() {
        List<String> parts = given.stream()
                .filter(g -> g.key.equals("d") || g.key.startsWith("data-") || g.key.equals("json"))
                .map(Given::value)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(Bytes.of(String.join("&", parts)));
    }
}
