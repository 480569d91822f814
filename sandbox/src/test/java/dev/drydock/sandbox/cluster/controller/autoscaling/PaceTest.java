package dev.drydock.sandbox.cluster.controller.autoscaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.drydock.sandbox.cluster.TinyCluster;
import dev.drydock.sandbox.tree.Mapping;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000;
    private static final Mapping SPEC = TinyCluster.object("{minReplicas: 1, maxReplicas: 20}");

    @Test
    void a_lower_recommendation_waits_until_the_higher_ones_are_five_minutes_old() {
        Pace pace = Pace.NEW.recommending(8, 0);
        assertEquals("8 ScaleDownStabilized", shown(pace.stabilized(SPEC.get("behavior"), 8, 2, 200 * SECOND)));
        assertEquals("2 ReadyForNewScale", shown(pace.stabilized(SPEC.get("behavior"), 8, 2, 301 * SECOND)));
    }

    @Test
    void a_higher_recommendation_is_followed_at_once() {
        Pace pace = Pace.NEW.recommending(2, 0);
        assertEquals("5 ReadyForNewScale", shown(pace.stabilized(SPEC.get("behavior"), 2, 5, SECOND)));
    }

    @Test
    void in_a_quarter_of_a_minute_four_pods_are_added_or_as_many_as_there_are() {
        assertEquals("6 ScaleUpLimit", shown(Pace.NEW.limited(SPEC, 2, 15, 0)));
        assertEquals("20 TooManyReplicas", shown(Pace.NEW.limited(SPEC, 10, 25, 0)));
        assertEquals("6 ScaleUpLimit", shown(Pace.NEW.changing(4, 0).limited(SPEC, 6, 15, 10 * SECOND)));
        assertEquals("12 ScaleUpLimit", shown(Pace.NEW.changing(4, 0).limited(SPEC, 6, 15, 16 * SECOND)));
    }

    @Test
    void a_policy_bounds_how_many_pods_go() {
        Mapping slow = TinyCluster.object("{maxReplicas: 20, behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 60}]}}}");
        assertEquals("7 ScaleDownLimit", shown(Pace.NEW.limited(slow, 8, 2, 0)));
        assertEquals("1 TooFewReplicas", shown(Pace.NEW.limited(SPEC, 3, 0, 0)));
    }

    @Test
    void a_direction_can_be_closed() {
        Mapping closed = TinyCluster.object("{maxReplicas: 20, behavior: {scaleDown: {selectPolicy: Disabled}}}");
        assertEquals("8 ScaleDownLimit", shown(Pace.NEW.limited(closed, 8, 2, 0)));
    }

    private static String shown(Pace.Allowed allowed) {
        return allowed.replicas() + " " + allowed.reason();
    }
}
