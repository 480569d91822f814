package dev.drydock.sandbox.kubectl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.sandbox.world.ClusterShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cluster makes of input that is too large, too deep, too much, or nonsense. */
class BadInputTest {
    private final ClusterShell shell = new ClusterShell();

    private void says(String script, String wanted) {
        String said = shell.run(script);
        assertTrue(said.contains(wanted), said.length() > 2000 ? said.substring(0, 2000) : said);
    }

    private void pod(int bytes) {
        shell.run("printf '{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"busybox\",\"args\":[\"' > p.json; "
                + "head -c " + bytes + " /dev/zero | tr '\\0' a >> p.json; printf '\"]}]}}\\n' >> p.json");
    }

    @Test
    void an_object_that_is_too_large_is_refused_by_whoever_meets_its_limit_first() {
        pod(1_700_000);
        assertEquals("Error from server: error when creating \"p.json\": etcdserver: request is too large\n", shell.run("kubectl create -f p.json"));
        pod(2_200_000);
        says("kubectl create -f p.json", "rpc error: code = ResourceExhausted desc = trying to send message larger than max (");
        pod(3_300_000);
        assertEquals("Error from server (RequestEntityTooLarge): error when creating \"p.json\": Request entity too large: limit is 3145728\n", shell.run("kubectl create -f p.json"));
        says("kubectl get pods", "No resources found");
    }

    @Test
    void a_large_configmap_is_invalid_and_its_note_of_what_was_applied_too_long() {
        shell.run("head -c 2000000 /dev/zero | tr '\\0' a > big.txt");
        says("kubectl create configmap big --from-file=big.txt", "ConfigMap \"big\" is invalid: : Too long: may not be more than 1048576 bytes");
        says("head -c 300000 big.txt > mid.txt; kubectl create configmap mid --from-file=mid.txt --dry-run=client -o yaml | kubectl apply -f -",
                "metadata.annotations: Too long: may not be more than 262144 bytes");
    }

    @Test
    void very_many_documents_are_taken_one_after_the_other() {
        shell.run("for i in 0 1 2 3 4 5 6 7 8 9; do printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: c%s}\\n---\\n' $i; done > ten.yaml; "
                + "for n in 1 2 3; do for i in 0 1 2 3 4 5 6 7 8 9; do cat ten.yaml ten.yaml ten.yaml ten.yaml ten.yaml ten.yaml ten.yaml; done; done > many.yaml");
        assertEquals("2100\n", shell.run("kubectl apply -f many.yaml | wc -l"));
        assertEquals("11\n", shell.run("kubectl get configmaps --no-headers | wc -l"));
    }

    @Test
    void aliases_that_multiply_are_refused() {
        StringBuilder bomb = new StringBuilder("apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: bomb}\\ndata:\\n  a: &a [l,l,l,l,l,l,l,l,l]\\n");
        for (char each = 'b'; each <= 'i'; each++) {
            char last = (char) (each - 1);
            bomb.append("  ").append(each).append(": &").append(each).append(" [").append(("*" + last + ",").repeat(8)).append('*').append(last).append("]\\n");
        }
        says("printf '" + bomb + "' | kubectl apply -f -", "yaml: document contains excessive aliasing");
        says("printf 'data: &x {a: *x}\\n' | kubectl apply -f -", "yaml: anchor 'x' value contains itself");
    }

    @Test
    void nesting_without_end_is_refused() {
        says("awk 'BEGIN{for(i=0;i<20000;i++)printf \"[\"; print \"\"}' | kubectl apply -f -", "yaml: exceeded max depth");
        says("awk 'BEGIN{printf \"{\\\"data\\\":\"; for(i=0;i<20000;i++)printf \"{\\\"a\\\":\"; print \"\"}' | kubectl apply -f -", "error: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a: b: c | mapping values are not allowed in this context",
        "\\t- x | found character that cannot start any token",
        "apiVersion: v1 | kind not set",
        "[] | invalid object to validate",
        "{\"apiVersion\":\"v1\" | unexpected EOF",
        "apiVersion: v1\\nkind: Nope\\nmetadata: {name: x} | no matches for kind \"Nope\" in version \"v1\"",
        "apiVersion: v1\\nkind: Pod\\nmetadata: {name: x}\\nspec: {containers: []} | spec.containers: Required value",
        "apiVersion: v1\\nkind: Pod\\nmetadata: {name: x}\\nspec: {containers: {}} | cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container",
        "apiVersion: v1\\nkind: Pod\\nmetadata: null\\nspec: null | resource name may not be empty",
        "\\xff\\xfe\\x00 | control characters are not allowed",
    })
    void nonsense_is_named(String manifest, String wanted) {
        says("printf '" + manifest + "\\n' | kubectl apply -f -", wanted);
    }

    @Test
    void owners_in_a_circle_can_be_deleted() {
        shell.run("kubectl create cm a; kubectl create cm b; ua=$(kubectl get cm a -o jsonpath='{.metadata.uid}'); ub=$(kubectl get cm b -o jsonpath='{.metadata.uid}'); "
                + "own() { kubectl patch cm $1 --type=merge -p \"{\\\"metadata\\\":{\\\"ownerReferences\\\":[{\\\"apiVersion\\\":\\\"v1\\\",\\\"kind\\\":\\\"ConfigMap\\\",\\\"name\\\":\\\"$2\\\","
                + "\\\"uid\\\":\\\"$3\\\",\\\"blockOwnerDeletion\\\":true}]}}\"; }; own a b $ub; own b a $ua");
        assertEquals("kube-root-ca.crt\n", shell.run("sleep 3; kubectl delete cm a --cascade=foreground --timeout=30s >/dev/null; sleep 5; "
                + "kubectl get cm --no-headers -o custom-columns=N:.metadata.name"));
    }

    @Test
    void a_learner_who_fights_a_controller_loses() {
        shell.run("kubectl create deployment web --image=nginx:1.27 --replicas=3; sleep 5");
        shell.run("rs=$(kubectl get rs -o name); for i in 1 2 3 4 5 6 7 8; do kubectl scale $rs --replicas=7; sleep 1; done; sleep 40");
        assertEquals("3\n", shell.run("kubectl get pods --no-headers | wc -l"));
        shell.run("for i in 1 2 3 4 5 6 7 8; do kubectl delete pod -l app=web --wait=false; sleep 1; done; sleep 60");
        assertEquals("3 3\n", shell.run("kubectl get deployment web -o jsonpath='{.status.replicas} {.status.readyReplicas}'; echo"));
    }

    @Test
    void two_autoscalers_of_one_deployment_do_not_run_away() {
        shell.run("kubectl create deployment web --image=nginx:1.27; kubectl autoscale deployment web --name=low --cpu-percent=50 --min=1 --max=3; "
                + "kubectl autoscale deployment web --name=high --cpu-percent=50 --min=5 --max=9; sleep 600");
        int events = Integer.parseInt(shell.run("kubectl get events --no-headers | wc -l").strip());
        assertTrue(events < 300, "events: " + events);
    }
}
