# Made by the simulated program; what it shows was compared with the sources of kubectl 1.32.
  % mkdir -p base; printf 'resources: [cm.yaml]\nnamePrefix: a-\n' > base/kustomization.yaml; kubectl create cm k --from-literal=a=1 --dry-run=client -o yaml > base/cm.yaml
  $ kubectl kustomize base
  apiVersion: v1
  data:
    a: "1"
  kind: ConfigMap
  metadata:
    creationTimestamp: null
    name: a-k
  $ kubectl apply -k base
  configmap/a-k created
  $ kubectl get -k base -o name
  configmap/a-k
  $ kubectl diff -k base; echo $?
  0
  $ kubectl delete -k base
  configmap "a-k" deleted
  $ kubectl run tool --image=busybox:1.36 --image-pull-policy=IfNotPresent --privileged --restart=Never --command -- sleep 300
  pod/tool created
  $ kubectl get pod tool -o template --template='{{range .spec.containers}}{{.imagePullPolicy}} {{.securityContext.privileged}} {{.command}}{{"\n"}}{{end}}'
  IfNotPresent true [sleep 300]
  $ kubectl run hello --image=busybox:1.36 --restart=Never --attach --rm --pod-running-timeout=30s -- echo hello
  hello
  pod "hello" deleted
  $ kubectl wait --for=condition=Ready pod/tool
  pod/tool condition met
  $ echo hi | kubectl exec -i tool -- cat
  hi
  $ kubectl attach hello
  Error from server (NotFound): pods "hello" not found
  [1]
  $ kubectl cp tool:/etc/hostname name.txt --no-preserve --retries=1 -c tool 2>/dev/null; cat name.txt
  tool
  $ kubectl debug tool --image=busybox:1.36 --profile=general -q --attach --target=tool --env=A=b --arguments-only -c args -- echo done
  done
  $ kubectl debug tool --image=busybox:1.36 --profile=general -q -c dbg --copy-to=kept --keep-annotations --keep-init-containers --keep-liveness --keep-readiness --keep-startup -- sleep 9
  $ kubectl get pod kept -o name
  pod/kept
  $ timeout 1 kubectl port-forward --address=127.0.0.1 pod/tool 8080:80
  Forwarding from 127.0.0.1:8080 -> 80
  [124]
  $ kubectl get configmap none --ignore-not-found
  $ kubectl create configmap saved --from-literal=a=b --save-config
  configmap/saved created
  $ kubectl get configmap saved -o yaml --show-managed-fields | grep manager
      manager: kubectl-create
  $ kubectl get configmap saved -o go-template='{{.nosuch}}{{"\n"}}' --allow-missing-template-keys=true
  <no value>
  % mkdir -p many/below; kubectl create cm p1 --from-literal=a=b --dry-run=client -o yaml > many/p1.yaml; kubectl create cm p2 --from-literal=a=b --dry-run=client -o yaml > many/below/p2.yaml
  $ kubectl apply -f many -R
  configmap/p2 created
  configmap/p1 created
  % rm many/below/p2.yaml
  $ kubectl apply -f many -R --prune --all --prune-allowlist=core/v1/ConfigMap
  configmap/p1 configured
  configmap/p2 pruned
  configmap/saved pruned
  $ kubectl label -f many/p1.yaml x=y --local -o jsonpath='{.metadata.labels.x}{"\n"}'
  y
  $ kubectl apply -f many/p1.yaml --validate=ignore
  configmap/p1 configured
  $ kubectl create token default --audience=a --duration=10m | cut -c1-3
  eyJ
  $ kubectl certificate deny
  error: one or more CSRs must be specified as <name> or -f <filename>
  [1]
  $ kubectl get certificatesigningrequests
  No resources found
  $ kubectl config set-cluster local --server=https://10.0.0.2:6443 --tls-server-name=x
  Cluster "local" set.
  $ kubectl get pods --as=alice --as-group=devs
  Error from server (Forbidden): pods is forbidden: User "alice" cannot list resource "pods" in API group "" in the namespace "default"
  [1]
  $ kubectl get pods --user=nosuch
  error: auth info "nosuch" does not exist
  [1]
  $ kubectl get pods --cluster=nosuch
  error: cluster "nosuch" does not exist
  [1]
  $ kubectl set env deployment/none --from=configmap/c --prefix=A_
  Error from server (NotFound): configmaps "c" not found
  [1]
  $ kubectl logs -l app=none --ignore-errors
  No resources found in default namespace.
  $ kubectl drain node-3 --pod-selector=a=b --disable-eviction --ignore-daemonsets
  node/node-3 cordoned
  node/node-3 drained
  $ kubectl uncordon node-3
  node/node-3 uncordoned
  $ kubectl auth can-i --list --no-headers | head -1
  *.*                                             []             []    [*]
  $ kubectl rollout status deployment/none --watch=false --revision=1
  Error from server (NotFound): deployments.apps "none" not found
  [1]
  $ kubectl delete pod tool --force --grace-period=0 2>&1 | tail -1
  pod "tool" force deleted
