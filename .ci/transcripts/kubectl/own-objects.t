# Made by the simulated program; what it shows was compared with the sources of kubectl 1.32.
  $ kubectl run web --image=nginx:1.27 --labels=app=web,tier=front --annotations=team=a --port=80
  pod/web created
  $ kubectl wait --for=condition=Ready pod/web --timeout=30s
  pod/web condition met
  $ kubectl wait --for=jsonpath='{.status.phase}'=Running pod -l app=web
  pod/web condition met
  $ kubectl wait --for=create pod/web
  pod/web condition met
  $ kubectl wait --for=delete pod/web --timeout=1s
  error: timed out waiting for the condition on pods/web
  [1]
  $ kubectl label pod web tier=back
  error: 'tier' already has a value (front), and --overwrite is false
  [1]
  $ kubectl label pod web tier=back --overwrite
  pod/web labeled
  $ kubectl label pod web --list
  app=web
  tier=back
  $ kubectl label pods --all stage=test --field-selector=status.phase=Running
  error: cannot set --all and --field-selector at the same time
  [1]
  $ kubectl annotate pod web team=b --overwrite --resource-version=1
  Error from server (Conflict): Operation cannot be fulfilled on pods "web": the object has been modified; please apply your changes to the latest version and try again
  [1]
  $ kubectl annotate pods -l app=web note=x --dry-run=client
  pod/web annotated (dry run)
  $ kubectl set env pod/web --list
  # Pod web, container web
  $ kubectl create deployment d --image=nginx:1.27 --replicas=2
  deployment.apps/d created
  $ kubectl rollout status deployment/d --timeout=60s | tail -1
  deployment "d" successfully rolled out
  $ kubectl set env deployment/d A=1 --containers=nginx --dry-run=client -o jsonpath='{.spec.template.spec.containers[0].env}{"\n"}'
  [{"name":"A","value":"1"}]
  % kubectl create configmap c --from-literal=K=v
  $ kubectl set env deployment/d --from=configmap/c --prefix=P_ --keys=K
  deployment.apps/d env updated
  $ kubectl set image deployment/d nginx=nginx:1.28 --dry-run=client
  deployment.apps/d image updated (dry run)
  $ kubectl set resources deployment d --limits=cpu=200m --requests=cpu=100m --containers=nginx --dry-run=server
  deployment.apps/d resource requirements updated (server dry run)
  $ kubectl set selector service/kubernetes app=x --dry-run=client
  service/kubernetes selector updated (dry run)
  $ kubectl set serviceaccount deployment d default --dry-run=client
  deployment.apps/d serviceaccount updated (dry run)
  $ kubectl rollout status deployment/d | tail -1
  deployment "d" successfully rolled out
  $ kubectl rollout history deployment/d --revision=1 | head -4
  deployment.apps/d with revision #1
  Pod Template:
    Labels:	app=d
  	pod-template-hash=d4f4c9987
  $ kubectl rollout undo deployment/d --to-revision=1 --dry-run=client | head -3
  deployment.apps/d will roll back to Pod Template:
    Labels:	app=d
  	pod-template-hash=d4f4c9987
  $ kubectl scale deployment d --replicas=1 --current-replicas=5
  error: Expected replicas to be 5, was 2
  [1]
  $ kubectl scale deployment d --replicas=1 --current-replicas=2 --timeout=30s
  deployment.apps/d scaled
  $ kubectl expose deployment d --port=80 --cluster-ip=None --name=headless --labels=a=b --selector=app=d --protocol=TCP --session-affinity=None
  service/headless exposed
  $ kubectl expose deployment d --port=80 --type=LoadBalancer --load-balancer-ip=1.2.3.4 --external-ip=5.6.7.8 --overrides='{"metadata":{"name":"over"}}' --dry-run=client -o name
  service/over
  $ kubectl get pods -l app=web --show-kind --no-headers | cut -d' ' -f1
  pod/web
  $ kubectl get deployment d --subresource=scale -o jsonpath='{.kind}{"\n"}'
  Scale
  $ kubectl get configmap c --server-print=false --no-headers | cut -d' ' -f1
  c
  $ timeout 2 kubectl get pods --watch-only -l app=none
  [124]
  $ kubectl patch deployment d --subresource=scale --type=merge -p '{"spec":{"replicas":2}}'
  scale.autoscaling/d patched
  % echo '{"metadata":{"labels":{"p":"q"}}}' > p.json
  $ kubectl patch pod web --patch-file=p.json
  pod/web patched
  $ kubectl patch -f p.json --local -p '{"x":1}' -o json
  error: unable to decode "p.json": Object 'Kind' is missing in '{"metadata":{"labels":{"p":"q"}}}'
  [1]
  $ kubectl cordon -l kubernetes.io/hostname=node-3 --dry-run=client
  node/node-3 cordoned (dry run)
  $ kubectl cordon node-3
  node/node-3 cordoned
  $ kubectl uncordon node-3 --dry-run=server
  node/node-3 uncordoned (server dry run)
  $ kubectl uncordon node-3
  node/node-3 uncordoned
  $ kubectl drain node-3 --ignore-daemonsets --delete-emptydir-data --force --dry-run=client 2>&1 | sort | head -3
  evicting pod default/d-6944f9d5cd-q99fp (dry run)
  node/node-3 cordoned (dry run)
  node/node-3 drained (dry run)
  $ kubectl taint nodes --all k=v:NoSchedule --dry-run=client
  node/node-1 tainted (dry run)
  node/node-2 tainted (dry run)
  node/node-3 tainted (dry run)
  $ kubectl taint nodes -l kubernetes.io/hostname=node-2 k=v:NoSchedule
  node/node-2 tainted
  $ kubectl taint node node-2 k-
  node/node-2 untainted
  $ kubectl top node
  error: Metrics API not available
  [1]
  $ kubectl top pod --containers --sum
  error: Metrics API not available
  [1]
  $ kubectl events --for=pod/web --types=Normal --no-headers | grep -c Started
  1
  $ kubectl events --for=nosuch/kind
  error: the server doesn't have a resource type "nosuch"
  [1]
  $ kubectl describe pods -l app=web --show-events=false | grep -c Events
  0
  [1]
  $ kubectl logs -l app=web --prefix --tail=1 --limit-bytes=10 --max-log-requests=3 | cut -c1-17
  [pod/web/web] /do
  $ kubectl logs web --since-time=2100-01-01T00:00:00Z
  $ kubectl logs deployment/d --all-pods --tail=0
  $ kubectl exec web --quiet -- true
  $ kubectl debug web --image=busybox:1.36 --profile=general -q -c dbg -- sleep 30
  $ kubectl debug web --image=busybox:1.36 --profile=general --copy-to=copy --keep-labels --same-node --share-processes --set-image=web=nginx:1.26 -c tool -- sleep 30
  $ kubectl get pod copy -o jsonpath='{.spec.containers[*].name} {.spec.shareProcessNamespace} {.metadata.labels.app}{"\n"}'
  web tool true web
  $ kubectl debug web --profile=general
  error: you must specify --image when not using --copy-to.
  [1]
  $ kubectl debug web --profile=general --image=x --replace
  error: --replace may only be used with --copy-to.
  [1]
  $ kubectl delete pods -l app=web --field-selector=status.phase=Running,metadata.name=web --now --wait=false
  pod "web" deleted
  $ kubectl delete deployment d --cascade=orphan --timeout=30s
  deployment.apps "d" deleted
  $ kubectl apply -f - --server-side --field-manager=me --force-conflicts < /dev/null
  error: no objects passed to apply
  [1]
