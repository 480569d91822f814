package dev.drydock.sandbox.cluster.controller;

import dev.drydock.sandbox.cluster.api.Quantity;
import dev.drydock.sandbox.cluster.apiserver.schema.Field;
import dev.drydock.sandbox.cluster.apiserver.schema.Schemas;
import dev.drydock.sandbox.cluster.apiserver.schema.Struct;
import dev.drydock.sandbox.cluster.apiserver.schema.Type;
import dev.drydock.sandbox.tree.Text;
import dev.drydock.sandbox.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an object of the API as the Go program would dump its structs ({@code dump.ForHash}: spew's {@code %#v}). Nobody reads that; the
 * hashes in the names of ReplicaSets are made of it.
 */
final class GoDump {
    /** Names of fields that are not those of the JSON with a capital letter. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("uid", "UID"), Map.entry("serviceAccount", "DeprecatedServiceAccount"), Map.entry("dnsPolicy", "DNSPolicy"),
            Map.entry("dnsConfig", "DNSConfig"), Map.entry("os", "OS"), Map.entry("tty", "TTY"), Map.entry("apiVersion", "APIVersion"),
            Map.entry("httpHeaders", "HTTPHeaders"), Map.entry("httpGet", "HTTPGet"), Map.entry("tcpSocket", "TCPSocket"), Map.entry("grpc", "GRPC"),
            Map.entry("seLinuxOptions", "SELinuxOptions"), Map.entry("seLinuxChangePolicy", "SELinuxChangePolicy"), Map.entry("fsGroup", "FSGroup"),
            Map.entry("fsGroupChangePolicy", "FSGroupChangePolicy"), Map.entry("gmsaCredentialSpecName", "GMSACredentialSpecName"),
            Map.entry("gmsaCredentialSpec", "GMSACredentialSpec"), Map.entry("gcePersistentDisk", "GCEPersistentDisk"),
            Map.entry("awsElasticBlockStore", "AWSElasticBlockStore"), Map.entry("nfs", "NFS"), Map.entry("iscsi", "ISCSI"), Map.entry("rbd", "RBD"),
            Map.entry("cephfs", "CephFS"), Map.entry("fc", "FC"), Map.entry("storageos", "StorageOS"), Map.entry("csi", "CSI"), Map.entry("ip", "IP"),
            Map.entry("fsType", "FSType"), Map.entry("pdName", "PDName"), Map.entry("volumeID", "VolumeID"), Map.entry("metadata", "ObjectMeta"));

    private static final List<String> POWERS = List.of("", "k", "M", "G", "T", "P", "E");

    /** Structs that embed another: the embedded one and its fields. */
    private static final Map<String, Embedded> EMBEDDED = Map.of(
            "Volume", new Embedded("VolumeSource", List.of("name"), false), "Probe", new Embedded("ProbeHandler", List.of("exec", "httpGet", "tcpSocket", "grpc"), true),
            "ConfigMapKeySelector", Embedded.REFERENCE, "SecretKeySelector", Embedded.REFERENCE, "ConfigMapEnvSource", Embedded.REFERENCE,
            "SecretEnvSource", Embedded.REFERENCE, "ConfigMapVolumeSource", Embedded.REFERENCE, "ConfigMapProjection", Embedded.REFERENCE,
            "SecretProjection", Embedded.REFERENCE, "EphemeralContainer", new Embedded("EphemeralContainerCommon", List.of("targetContainerName"), false));

    /** @param inside whether {@code fields} are those of the embedded struct; else they are those that are not */
    private record Embedded(String name, List<String> fields, boolean inside) {
        static final Embedded REFERENCE = new Embedded("LocalObjectReference", List.of("name"), true);

        boolean has(String field) {
            return fields.contains(field) == inside;
        }
    }

    private final StringBuilder out = new StringBuilder();

    private GoDump() {}

    /** @param type such as {@code core/v1.PodTemplateSpec} */
    static String of(String type, Tree value) {
        GoDump dump = new GoDump();
        dump.typed(new Type.Named(type), false, value);
        return dump.out.toString();
    }

    private void typed(Type type, boolean pointer, Tree value) {
        boolean nil = pointer && value.isNothing();
        out.append('(').append(pointer ? "*" : "").append(name(type)).append(')');
        if (nil) {
            out.append("<nil>");
        } else {
            value(type, value);
        }
    }

    private void value(Type type, Tree value) {
        if (type instanceof Type.ListOf list) {
            list(list.item(), value);
        } else if (type instanceof Type.MapOf map) {
            map(map.value(), value);
        } else if (type instanceof Type.Plain plain) {
            plain(plain.name(), value);
        } else if (Schemas.all().struct(type).isPresent()) {
            struct(Schemas.all().struct(type).get(), value);
        } else {
            out.append(value.isNothing() && isNumber(type) ? "0" : scalar(value));
        }
    }

    private static boolean isNumber(Type type) {
        return Schemas.all().alias(((Type.Named) type).name()).map(alias -> alias.base().startsWith("int")).orElse(false);
    }

    private static String scalar(Tree value) {
        return value instanceof Text text ? text.value() : value.isNothing() ? "" : value.toString();
    }

    private void list(Type item, Tree value) {
        if (value.items().isEmpty()) {
            out.append("<nil>");
            return;
        }
        out.append('[');
        String gap = "";
        for (Tree each : value.items()) {
            out.append(gap);
            value(item, each);
            gap = " ";
        }
        out.append(']');
    }

    private void map(Type item, Tree value) {
        if (value.isEmpty()) {
            out.append("<nil>");
            return;
        }
        out.append("map[");
        String gap = "";
        for (Map.Entry<String, Tree> entry : new TreeMap<>(value.mapping().entries()).entrySet()) {
            out.append(gap).append(entry.getKey()).append(':');
            value(item, entry.getValue());
            gap = " ";
        }
        out.append(']');
    }

    private void plain(String name, Tree value) {
        switch (name) {
            case "time" -> out.append("{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}");
            case "quantity" -> quantity(value);
            case "intstr" -> out.append("{Type:(intstr.Type)").append(value instanceof Text ? 1 : 0).append(" IntVal:(int32)").append(value.whole())
                    .append(" StrVal:(string)").append(value.text()).append('}');
            case "bool" -> out.append(value.truth());
            case "int", "int32", "int64", "uint8" -> out.append(value.whole());
            default -> out.append(scalar(value));
        }
    }

    /** {@code resource.Quantity}: a number and a power of ten, and the text that was read. */
    private void quantity(Tree value) {
        String text = value instanceof Text ? value.text() : value.isNothing() ? "" : value.toString();
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.') {
            end--;
        }
        String suffix = text.substring(end);
        boolean binary = suffix.endsWith("i");
        int point = text.indexOf('.');
        int scale = Math.max(0, POWERS.indexOf(suffix)) * 3 + (suffix.equals("m") ? -3 : 0) - (point < 0 || binary ? 0 : end - point - 1);
        BigDecimal number = text.isEmpty() ? BigDecimal.ZERO : binary ? Quantity.of(text).value() : new BigDecimal(text.substring(0, end)).scaleByPowerOfTen(point < 0 ? 0 : end - point - 1);
        out.append("{i:(resource.int64Amount){value:(int64)").append(number.toBigInteger()).append(" scale:(resource.Scale)").append(scale)
                .append("} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)").append(kept(text, end, binary, scale)).append(" Format:(resource.Format)")
                .append(text.isEmpty() ? "" : binary ? "BinarySI" : "DecimalSI").append('}');
    }

    /** The original keeps the text that it read, if it is sure at once that it would write the same. */
    private static String kept(String text, int end, boolean binary, int scale) {
        String digits = text.substring(0, end).replace(".", "");
        boolean canonical = binary ? digits.matches("\\d{1,9}") && (Integer.parseInt(digits) & 7) != 0
                : Math.floorMod(scale, 3) == 0 && !digits.endsWith("000") && !digits.startsWith("0");
        return canonical || text.equals("0") ? text : "";
    }

    private void struct(Struct struct, Tree value) {
        Embedded embedded = EMBEDDED.get(struct.name());
        List<Field> fields = new ArrayList<>(struct.fields().values());
        out.append('{');
        for (int i = 0; i < fields.size(); i++) {
            boolean inside = embedded != null && embedded.has(fields.get(i).name());
            boolean before = i > 0 && embedded != null && embedded.has(fields.get(i - 1).name());
            out.append(before && !inside ? "}" : "").append(i > 0 ? " " : "");
            if (inside && !before) {
                out.append(embedded.name()).append(":(v1.").append(embedded.name()).append("){");
            }
            field(fields.get(i), value.get(fields.get(i).name()));
            out.append(inside && i == fields.size() - 1 ? "}" : "");
        }
        out.append('}');
    }

    private void field(Field field, Tree value) {
        String json = field.name();
        String name = NAMES.getOrDefault(json, json.substring(0, 1).toUpperCase(Locale.ROOT) + json.substring(1));
        out.append(name).append(':');
        typed(field.type(), field.pointer(), value);
    }

    private static String name(Type type) {
        if (type instanceof Type.ListOf list) {
            return "[]" + name(list.item());
        }
        if (type instanceof Type.MapOf map) {
            String item = name(map.value());
            return item.equals("resource.Quantity") ? "v1.ResourceList" : "map[string]" + item;
        }
        if (type instanceof Type.Named named) {
            String name = named.name();
            return name.startsWith("types.") ? name : "v1" + name.substring(name.indexOf('.'));
        }
        return switch (((Type.Plain) type).name()) {
            case "time" -> "v1.Time";
            case "quantity" -> "resource.Quantity";
            case "intstr" -> "intstr.IntOrString";
            case "bytes" -> "[]uint8";
            case "duration" -> "v1.Duration";
            case "microtime" -> "v1.MicroTime";
            default -> ((Type.Plain) type).name();
        };
    }
}
