package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import dev.drydock.sandbox.tree.unit.GoTime;
import dev.drydock.sandbox.tree.unit.NaturalOrder;
import java.util.Comparator;
import java.util.List;

/** {@code docker network ls}. */
public final class NetworkRows {
    public static final RowType TYPE = RowType.named("network.networkContext").field("ID", "NETWORK ID").field("Name", "NAME").field("Driver", "DRIVER")
            .field("Scope", "SCOPE").field("IPv4", "IPV4").field("IPv6", "IPV6").field("Internal", "INTERNAL").field("Labels", "LABELS").field("CreatedAt", "CREATED AT").withLabels();

    private NetworkRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), {@code raw}, or what it is. */
    public static String format(String format, boolean quiet) {
        if (format.equals(RowFormat.TABLE) || format.isEmpty()) return quiet ? "{{.ID}}" : "table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}";
        if (format.equals(RowFormat.RAW)) return quiet ? "network_id: {{.ID}}" : "network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n";
        return format;
    }

    /** The rows of {@code GET /networks}, by name. */
    public static List<Mapping> rows(Tree networks, boolean truncate) {
        return networks.mappings().stream().sorted(Comparator.comparing(network -> network.get("Name").text(), NaturalOrder.ORDER)).map(network -> row(network, truncate)).toList();
    }

    private static Mapping row(Mapping network, boolean truncate) {
        String id = network.get("Id").text();
        return Mapping.of("ID", truncate ? Cut.id(id) : id, "Name", network.get("Name"), "Driver", network.get("Driver"), "Scope", network.get("Scope"),
                "IPv4", Boolean.toString(network.get("EnableIPv4").truth()), "IPv6", Boolean.toString(network.get("EnableIPv6").truth()),
                "Internal", Boolean.toString(network.get("Internal").truth()), "Labels", LabelText.of(network.get("Labels")),
                "CreatedAt", GoTime.string(GoTime.read(network.get("Created").text())), RowType.LABELS, network.get("Labels").mapping());
    }
}
