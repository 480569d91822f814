package dev.drydock.sandbox.docker.format;

import dev.drydock.sandbox.tree.Mapping;
import dev.drydock.sandbox.tree.Tree;
import dev.drydock.sandbox.tree.unit.Cut;
import java.util.List;

/** {@code docker plugin ls}. */
public final class PluginRows {
    public static final RowType TYPE = RowType.named("plugin.pluginContext").field("ID", "ID").field("Name", "NAME").field("Description", "DESCRIPTION")
            .field("Enabled", "ENABLED").field("PluginReference", "PLUGIN REFERENCE");

    private PluginRows() {}

    /** The format behind the user's word: {@code table} (also for an empty one), {@code raw}, or what it is. */
    public static String format(String format, boolean quiet) {
        if (format.equals(RowFormat.TABLE) || format.isEmpty()) return quiet ? "{{.ID}}" : "table {{.ID}}\t{{.Name}}\t{{.Description}}\t{{.Enabled}}";
        if (format.equals(RowFormat.RAW)) return quiet ? "plugin_id: {{.ID}}" : "plugin_id: {{.ID}}\nname: {{.Name}}\ndescription: {{.Description}}\nenabled: {{.Enabled}}\n";
        return format;
    }

    /** The rows of {@code GET /plugins}. */
    public static List<Mapping> rows(Tree plugins, boolean truncate) {
        return plugins.mappings().stream().map(plugin -> Mapping.of("ID", truncate ? Cut.id(plugin.get("Id").text()) : plugin.get("Id").text(),
                "Name", plugin.get("Name"), "Description", plugin.at("Config", "Description"), "Enabled", Boolean.toString(plugin.get("Enabled").truth()),
                "PluginReference", plugin.get("PluginReference"))).toList();
    }
}
