package dev.drydock.sandbox.docker.container.settings;

import dev.drydock.sandbox.docker.value.Csv;
import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Nothing;
import dev.drydock.sandbox.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** {@code --gpus}: requests for devices that an engine may not have. */
final class GraphicsProcessors {
    private GraphicsProcessors() {}

    static Tree requests(List<String> given) {
        return given.isEmpty() ? Nothing.NOTHING : Tree.of(given.stream().map(GraphicsProcessors::request).toList());
    }

    private static Mapping request(String text) {
        String driver = "";
        String count = "";
        List<String> devices = List.of();
        List<String> capabilities = new ArrayList<>(List.of("gpu"));
        for (String field : Csv.fields(text)) {
            int equals = field.indexOf('=');
            String key = equals < 0 ? "count" : field.substring(0, equals);
            String value = field.substring(equals + 1);
            switch (key) {
                case "driver" -> driver = value;
                case "count" -> count = value;
                case "device" -> devices = List.of(value.split(","));
                case "capabilities" -> List.of(value.split(",")).stream().filter(each -> !capabilities.contains(each)).forEach(capabilities::add);
                default -> { }
            }
        }
        long number = count.equals("all") ? -1 : !count.isEmpty() ? Long.parseLong(count) : devices.isEmpty() ? 1 : 0;
        return Mapping.of("Driver", driver, "Count", number, "DeviceIDs", devices.isEmpty() ? null : devices,
                "Capabilities", List.of(capabilities), "Options", Mapping.EMPTY);
    }
}
