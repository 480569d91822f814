package dev.drydock.sandbox.build.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.build.Dockerfile;
import dev.drydock.sandbox.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final BaseImage BUSYBOX = new BaseImage(Mapping.of("Env", List.of("PATH=/bin"), "Cmd", List.of("sh")), "", "linux/amd64");
    private static final Map<String, BaseImage> BASES = Map.of("busybox linux/amd64", BUSYBOX, "alpine linux/amd64", BUSYBOX);

    private static Conversion.Result convert(String text, Mapping arguments, String target) {
        Wish wish = new Wish(arguments, Mapping.EMPTY, target, "linux/amd64", "", List.of(), Mapping.EMPTY, "", List.of());
        return Conversion.of((Dockerfile) Dockerfile.parse(text), wish, BASES, Optional.empty());
    }

    private static Graph graph(String text) {
        return (Graph) convert(text, Mapping.EMPTY, "").outcome();
    }

    private static List<String> names(Graph graph) {
        return graph.vertices().values().stream().map(Vertex::name).toList();
    }

    private static List<String> rules(String text) {
        return convert(text, Mapping.EMPTY, "").warnings().stream().map(Warning::rule).toList();
    }

    private static String refusal(String text) {
        return ((Conversion.Refused) convert(text, Mapping.EMPTY, "").outcome()).message();
    }

    @Test
    void steps_are_numbered_within_their_stage() {
        assertEquals(List.of("[1/3] FROM docker.io/library/busybox:latest", "[2/3] WORKDIR /app", "[3/3] RUN echo hi"),
                names(graph("FROM busybox\nWORKDIR /app\nRUN echo hi\n")));
    }

    @Test
    void a_stage_that_nobody_needs_is_left_out() {
        assertEquals(List.of("[stage-2 1/1] FROM docker.io/library/busybox:latest"),
                names(graph("FROM alpine AS a\nRUN false\nFROM a AS b\nRUN false\nFROM busybox\nCMD x\n")));
    }

    @Test
    void a_shared_base_is_one_step_with_the_name_of_the_stage_copied_from() {
        assertEquals(List.of("[build 1/2] FROM docker.io/library/busybox:latest", "[build 2/2] RUN touch /x", "[stage-1 2/2] COPY --from=build /x /"),
                names(graph("FROM busybox AS build\nRUN touch /x\nFROM busybox\nCOPY --from=build /x /\n")));
    }

    @Test
    void the_history_of_a_command_names_all_declared_arguments() {
        assertEquals("RUN |2 A=1 B= /bin/sh -c echo # buildkit",
                graph("FROM busybox\nARG A=1\nARG B\nRUN echo\n").history().get(2).line());
    }

    @Test
    void the_history_of_a_copy_does_not_say_from_where() {
        assertEquals("COPY --chown=1:1 /x /y # buildkit", graph("FROM busybox AS b\nFROM busybox\nCOPY --from=b --chown=1:1 /x /y\n").history().get(0).line());
    }

    @Test
    void images_that_are_not_known_are_asked_for_all_at_once() {
        Conversion.Missing missing = (Conversion.Missing) convert("FROM nginx AS n\nFROM redis\nCOPY --from=n /x /\n", Mapping.EMPTY, "").outcome();
        assertEquals(List.of("nginx", "redis"), missing.images().stream().map(Conversion.Asked::written).toList());
    }

    @Test
    void stages_that_need_each_other_are_refused() {
        assertEquals("circular dependency detected on stage: a", refusal("FROM busybox AS a\nCOPY --from=b / /\nFROM busybox AS b\nCOPY --from=a / /\n")
                .replace("stage: b", "stage: a"));
    }

    @Test
    void a_stage_cannot_copy_from_a_later_one() {
        assertEquals("cannot copy from stage \"1\", it needs to be defined before current stage \"a\"",
                refusal("FROM busybox AS a\nCOPY --from=1 / /\nFROM busybox AS b\nFROM a\n"));
    }

    @Test
    void triggers_of_the_base_image_come_first() {
        BaseImage base = new BaseImage(Mapping.of("OnBuild", List.of("RUN echo first")), "", "linux/amd64");
        Wish wish = new Wish(Mapping.EMPTY, Mapping.EMPTY, "", "linux/amd64", "", List.of(), Mapping.EMPTY, "", List.of());
        Graph graph = (Graph) Conversion.of((Dockerfile) Dockerfile.parse("FROM base\nRUN echo second\n"), wish, Map.of("base linux/amd64", base), Optional.empty()).outcome();
        assertEquals(List.of("[1/3] FROM docker.io/library/base:latest", "[2/3] ONBUILD RUN echo first", "[3/3] RUN echo second"), names(graph));
    }

    @Test
    void a_platform_argument_is_known_once_it_is_declared() {
        assertEquals("ENV A=amd64-", graph("FROM busybox\nARG TARGETARCH\nENV A=$TARGETARCH-$TARGETOS\n").history().get(1).line());
    }

    @Test
    void a_mandatory_variable_ends_the_build_with_its_message() {
        assertEquals("failed to process \"x${V:?is needed}\": V: is needed", refusal("FROM busybox\nWORKDIR x${V:?is needed}\n"));
    }

    @Test
    void checks_find_what_could_be_better() {
        assertEquals(List.of("MaintainerDeprecated", "LegacyKeyValueFormat", "JSONArgsRecommended"),
                rules("FROM busybox\nENV k v\nCMD echo x\nMAINTAINER x\n"));
        assertEquals(List.of("StageNameCasing", "FromAsCasing"), rules("FROM busybox as Base\n"));
        assertEquals(List.of("ConsistentInstructionCasing"), rules("FROM busybox\nrun true\n"));
        assertEquals(List.of("WorkdirRelativePath"), rules("FROM busybox\nWORKDIR app\n"));
        assertEquals(List.of("UndefinedVar"), rules("FROM busybox\nWORKDIR /$nope\n"));
        assertEquals(List.of("SecretsUsedInArgOrEnv"), rules("FROM busybox\nENV DB_PASSWORD=x\n"));
        assertEquals(List.of("MultipleInstructionsDisallowed"), rules("FROM busybox\nCMD [\"a\"]\nCMD [\"b\"]\n"));
        assertEquals(List.of("NoEmptyContinuation"), rules("FROM busybox\nRUN echo a \\\n\n  && echo b\n"));
        assertEquals(List.of("DuplicateStageName"), rules("FROM busybox AS a\nFROM busybox AS a\n"));
    }

    @Test
    void a_check_can_be_left_out() {
        assertEquals(List.of(), rules("# check=skip=JSONArgsRecommended\nFROM busybox\nCMD echo\n"));
    }

    @Test
    void a_wrong_target_suggests_the_right_one() {
        Conversion.Outcome outcome = convert("FROM busybox AS build\n", Mapping.EMPTY, "biuld").outcome();
        assertTrue(((Conversion.Refused) outcome).message().startsWith("target stage \"biuld\" could not be found (did you mean build?)"));
    }
}
