package dev.drydock.sandbox.docker.compose.file;

import dev.drydock.sandbox.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** {@code SOURCE:TARGET:OPTIONS} as a mount in the long form. */
final class ShortVolume {
    private static final List<String> PROPAGATIONS = List.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

    private ShortVolume() {}

    static Mapping parse(String spec) {
        if (spec.isEmpty()) {
            throw new Unfit("invalid empty volume spec");
        }
        if (spec.length() <= 2) {
            return Mapping.of("type", "volume", "target", spec);
        }
        List<String> parts = parts(spec);
        if (parts.stream().anyMatch(String::isEmpty)) {
            throw new Unfit("invalid spec: " + spec + ": empty section between colons");
        }
        if (parts.size() > 3) {
            throw new Unfit("invalid spec: " + spec + ": too many colons");
        }
        String source = parts.size() == 1 ? "" : parts.get(0);
        String target = parts.size() == 1 ? parts.get(0) : parts.get(1);
        boolean path = source.matches("(?s)[./~].*|\\\\\\\\.*|[a-zA-Z]:.*");
        boolean readOnly = false;
        Mapping bind = Mapping.EMPTY;
        Mapping volume = Mapping.EMPTY;
        for (String option : parts.size() < 3 ? new String[0] : parts.get(2).split(",", -1)) {
            readOnly = option.equals("ro") || readOnly && !option.equals("rw");
            volume = option.equals("nocopy") ? Mapping.of("nocopy", true) : volume;
            bind = PROPAGATIONS.contains(option) ? bind.with("propagation", option)
                    : option.equals("z") || option.equals("Z") ? bind.with("selinux", option) : bind;
        }
        Mapping.Builder mount = Mapping.builder().put("type", path ? "bind" : "volume").putUnlessEmpty("source", source)
                .put("target", clean(target)).putUnlessEmpty("read_only", readOnly);
        if (path) {
            mount.put("bind", bind.with("create_host_path", true));
        } else {
            mount.putUnlessEmpty("bind", bind);
        }
        if (!path || !volume.isEmpty()) {
            mount.put("volume", volume);
        }
        return mount.build();
    }

    private static List<String> parts(String spec) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < spec.length(); i++) {
            char c = spec.charAt(i);
            depth += c == '$' && i + 1 < spec.length() && spec.charAt(i + 1) == '{' ? 1 : c == '}' && depth > 0 ? -1 : 0;
            boolean drive = part.length() == 1 && Character.isLetter(part.charAt(0));
            if (c == ':' && depth == 0 && !drive) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String clean(String target) {
        return Places.clean(target);
    }
}
