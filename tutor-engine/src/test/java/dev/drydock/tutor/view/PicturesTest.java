package dev.drydock.tutor.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.app.core.wire.Flow;
import dev.drydock.sandbox.phrase.Phrases;
import dev.drydock.sandbox.process.Terminal;
import dev.drydock.sandbox.world.World;
import dev.drydock.sandbox.world.Worlds;
import dev.drydock.tutor.language.Language;
import dev.drydock.tutor.language.Sentences;
import dev.drydock.tutor.page.Columns;
import dev.drydock.tutor.view.cluster.ClusterPicture;
import dev.drydock.tutor.view.house.HousePicture;
import dev.drydock.tutor.view.cluster.RequestHops;
import dev.drydock.tutor.view.flow.FlowPicture;
import dev.drydock.tutor.view.picture.Paper;
import dev.drydock.tutor.view.time.Slider;
import dev.drydock.tutor.view.trace.TracePicture;
import dev.drydock.tutor.why.Why;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the views say in plain text. */
class PicturesTest {
    private static final long SECOND = 1_000_000;

    private static World world(String name, String... lines) {
        Worlds.Named named = Worlds.named(name).orElseThrow();
        World world = new World(named.plan(1, Worlds.EPOCH_MICROS, Phrases.NONE, false), (stream, bytes) -> { });
        world.openTerminal("t", new Terminal.Size(100, 24), named.login(), "/bin/bash", List.of("bash"));
        pass(world, SECOND);
        for (String line : lines) {
            world.enter("t", line);
            pass(world, 20 * SECOND);
        }
        return world;
    }

    private static void pass(World world, long micros) {
        long until = world.now() + micros;
        world.run(until, 1_000_000, () -> false);
        world.idleUntil(until);
    }

    private static Paper paper(Language language, int columns) {
        return new Paper(Sentences.of(language), columns);
    }

    private static String house(World world, Language language, int columns) {
        return world.look(kernel -> HousePicture.of(kernel, paper(language, columns))).text();
    }

    private static String cluster(World world, Language language, int columns) {
        return world.look(kernel -> ClusterPicture.of(kernel, paper(language, columns))).text();
    }

    @Test
    void a_container_stands_in_its_house_with_state_and_ports_and_hangs_on_its_network() {
        World world = world("default", "docker run -d --name web -p 8080:80 nginx", "docker run --name done busybox sh -c 'exit 3'");
        String text = house(world, Language.EN, 80);
        String[] lines = text.split("\n");
        assertEquals("┌ laptop 192.168.56.10 ────────────────────────────────────────────────────────┐", lines[0]);
        assertTrue(text.contains("│ Containers (2)"), text);
        assertTrue(text.contains("[R] web                    nginx                running 8080->80/tcp"), text);
        assertTrue(text.contains("[X] done                   busybox              exited (3)"), text);
        assertTrue(text.contains("└─ web 172.17.0.2"), text);
    }

    @Test
    void the_layers_of_an_image_fill_up_while_it_is_pulled() {
        World world = world("default");
        world.enter("t", "docker pull postgres");
        pass(world, 3 * SECOND);
        String text = house(world, Language.EN, 100);
        assertTrue(text.matches("(?s).*postgres:latest +arriving +\\[=+\\|[=#.|]+].*"), text);
        pass(world, 60 * SECOND);
        assertTrue(!house(world, Language.EN, 100).contains("arriving"));
    }

    @Test
    void layers_that_two_images_share_have_one_letter() {
        World world = world("default", "docker tag nginx:latest shop:1", "docker commit $(docker create nginx) shop:2");
        String text = house(world, Language.EN, 100);
        assertTrue(text.contains("[c|d|e|f|g|h|i]"), text);
        assertTrue(text.matches("(?s).*shop:2 .*\\[c\\|d\\|e\\|f\\|g\\|h\\|i\\|j\\].*"), text);
    }

    @Test
    void pods_stand_in_their_nodes_and_services_have_lines_to_them() {
        World world = world("cluster", "kubectl create deployment web --image=nginx --replicas=2", "kubectl expose deployment web --port=80");
        String text = cluster(world, Language.EN, 100);
        assertTrue(text.contains("[R] kube-scheduler"), text);
        assertTrue(text.contains("┌ node-2 Ready ─"), text);
        assertTrue(text.matches("(?s).*\\[R\\] web-[0-9a-f]+-[a-z0-9]+ .*"), text);
        assertTrue(text.matches("(?s).* web 10\\.[0-9.]+:80 ─+┬─> \\[R\\] web-.*└─> \\[R\\] web-.*"), text);
    }

    @Test
    void what_is_broken_in_a_cluster_shows_in_letters() {
        World world = world("cluster", "kubectl create deployment bad --image=nginx:none", "sudo systemctl stop kubelet");
        world.faulty("fault stop kube-scheduler");
        pass(world, 5 * SECOND);
        world.enter("t", "kubectl run late --image=nginx");
        pass(world, 5 * SECOND);
        String text = cluster(world, Language.EN, 160);
        assertTrue(text.contains("[X] kube-scheduler"), text);
        assertTrue(text.matches("(?s).*\\[E\\] bad-\\S+ (ErrImagePull|ImagePullBackOff).*"), text);
        assertTrue(text.matches("(?s).*┌ Without a node ─.*\\[P\\] late Pending.*"), text);
    }

    @Test
    void no_row_is_wider_than_the_paper_in_either_language() {
        World world = world("cluster", "docker run -d --name web -p 8080:80 nginx");
        for (Language language : Language.values()) {
            for (int columns : new int[] {80, 120, 200, 300}) {
                String all = house(world, language, columns) + cluster(world, language, columns);
                all.lines().forEach(line -> assertTrue(Columns.of(line) <= columns, line));
            }
        }
    }

    @Test
    void looking_leaves_no_trace() {
        World world = world("cluster");
        long before = world.store().revision();
        house(world, Language.ZH, 80);
        cluster(world, Language.ZH, 80);
        assertEquals(before, world.store().revision());
    }

    @Test
    void a_world_without_a_cluster_says_so() {
        assertEquals("This world has no cluster; :cluster new makes one.\n", cluster(world("default"), Language.EN, 80));
    }

    @Test
    void a_moment_is_looked_at_without_going_there() {
        World world = world("default");
        world.store().mark("docker run");
        world.enter("t", "docker run -d --name web nginx");
        pass(world, 20 * SECOND);
        long now = world.now();
        String before = world.lookAt(0, kernel -> HousePicture.of(kernel, paper(Language.EN, 80))).text();
        assertTrue(before.contains("Containers (0)"), before);
        assertTrue(house(world, Language.EN, 80).contains("Containers (1)"));
        assertEquals(now, world.now());
        world.store().undo();
        String ahead = world.lookAt(1, kernel -> HousePicture.of(kernel, paper(Language.EN, 80))).text();
        assertTrue(ahead.contains("[R] web"), ahead);
    }

    @Test
    void the_slider_says_how_far_away_a_moment_is() {
        Slider slider = new Slider(List.of("one", "two", "three"), 3);
        String text = slider.draw(1, "09:00:00", paper(Language.EN, 80)).text();
        assertEquals("├────O───────*┤\n1/3  09:00:00  2 lines back  after: one\n", text);
    }

    @Test
    void the_trace_has_a_row_for_each_deed_and_explains_the_present_one() {
        World world = world("cluster", "kubectl create deployment web --image=nginx --replicas=2");
        List<Why.Told> story = Why.story(world.store(), Sentences.of(Language.EN));
        String text = TracePicture.of(story, 0, paper(Language.EN, 120)).text();
        assertTrue(text.matches("(?s) +0\\.00s ├\\*─+┤ \\$ kubectl create deployment web.*deployment-controller: replicaset/web-.* is created.*"), text);
        String explained = TracePicture.explanation(story, 2, paper(Language.EN, 120)).text();
        assertTrue(explained.contains("3/" + story.size() + " deployment-controller: replicaset/web-"), explained);
        assertTrue(explained.contains("Because of: deployment/web is created"), explained);
    }

    @Test
    void a_message_is_an_arrow_between_its_functions() {
        Flow.Entry request = new Flow.Entry(1, 0, "MME", "HSS", "S6a", "Authentication-Information-Request", "imsi=1", false);
        Flow.Entry lost = new Flow.Entry(2, 20_000, "HSS", "MME", "S6a", "Answer", "", true);
        String text = FlowPicture.of(List.of(request, lost), -1, paper(Language.EN, 60)).text();
        assertEquals("""
                   0.00s│Authentication-Information-Request
                        │────────────────────>│
                   0.02s│Answer NO ANSWER     │
                        │x────────────────────│
                """, text);
        assertEquals("MME -> HSS S6a Authentication-Information-Request imsi=1", FlowPicture.detail(request, paper(Language.EN, 60)).text());
    }

    @Test
    void a_request_goes_by_name_rules_and_pod_and_ends_where_it_cannot_go_on() {
        World world = world("cluster", "kubectl create deployment web --image=nginx", "kubectl expose deployment web --port=80");
        Paper paper = paper(Language.EN, 300);
        String last = world.look(kernel -> RequestHops.of(kernel, "default/web", 9, paper)).text();
        assertTrue(last.contains("A request to default/web: hop 5 of 5"), last);
        assertTrue(world.look(kernel -> RequestHops.of(kernel, "default/web", 3, paper)).text().matches("(?s).*goes over the pod network to the pod web-\\S+ on node-.*"));
        world.enter("t", "kubectl scale deployment web --replicas=0");
        pass(world, 60 * SECOND);
        String refused = world.look(kernel -> RequestHops.of(kernel, "default/web", 9, paper)).text();
        assertTrue(refused.contains("hop 3 of 3"), refused);
        assertTrue(refused.contains("x No ready pod has the labels app=web"), refused);
    }
}
