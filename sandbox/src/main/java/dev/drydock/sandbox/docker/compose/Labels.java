package dev.drydock.sandbox.docker.compose;

import dev.drydock.sandbox.docker.client.ClientBuild;
import dev.drydock.sandbox.docker.compose.file.Project;
import dev.drydock.sandbox.docker.compose.file.Service;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;

/** The labels by which Compose knows what belongs to a project. */
final class Labels {
    static final String PROJECT = "com.docker.compose.project";
    static final String SERVICE = "com.docker.compose.service";
    static final String NUMBER = "com.docker.compose.container-number";
    static final String HASH = "com.docker.compose.config-hash";
    static final String IMAGE = "com.docker.compose.image";
    static final String ONEOFF = "com.docker.compose.oneoff";
    static final String NETWORK = "com.docker.compose.network";
    static final String VOLUME = "com.docker.compose.volume";
    static final String DEPENDS_ON = "com.docker.compose.depends_on";
    static final String FILES = "com.docker.compose.project.config_files";
    static final String FOLDER = "com.docker.compose.project.working_dir";
    static final String VERSION = "com.docker.compose.version";
    static final String REPLACES = "com.docker.compose.replace";
    static final String SLUG = "com.docker.compose.slug";
    /** The version without that of its package. */
    static final String VERSION_TEXT = ClientBuild.COMPOSE.substring(0, ClientBuild.COMPOSE.indexOf('-'));
    private static final String VARIABLE_FILES = "com.docker.compose.project.environment_file";

    private Labels() {}

    /** What all containers of a service carry. @param variableFiles files named by {@code --env-file}, absolute */
    static Mapping of(Project project, Service service, List<String> variableFiles) {
        Mapping.Builder labels = Mapping.builder().putAll(service.fields().get("labels").mapping())
                .put(PROJECT, project.name()).put(SERVICE, service.name()).put(VERSION, VERSION_TEXT)
                .put(FOLDER, project.folder()).put(FILES, String.join(",", project.files())).put(ONEOFF, "False");
        return (variableFiles.isEmpty() ? labels : labels.put(VARIABLE_FILES, String.join(",", variableFiles))).build();
    }

    /** The service's dependencies as a label. */
    static String dependencies(Service service) {
        return String.join(",", service.dependencies().entries().entrySet().stream().map(each -> each.getKey() + ":"
                + each.getValue().get("condition").text() + ":" + each.getValue().get("restart").truth()).toList());
    }
}
