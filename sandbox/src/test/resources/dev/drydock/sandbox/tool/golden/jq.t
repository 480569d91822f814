# Recorded from the original programs.
  $ jq -nc '{a:1,b:[1,2,{c:null}]}'
  {"a":1,"b":[1,2,{"c":null}]}
  $ jq -n '{a:1,b:[1,2,{c:null}],d:{},e:[]}'
  {
    "a": 1,
    "b": [
      1,
      2,
      {
        "c": null
      }
    ],
    "d": {},
    "e": []
  }
  $ jq -n '[1,2]' --tab
  [
  	1,
  	2
  ]
  $ jq -nr '"a\tb","c"'
  a	b
  c
  $ jq -nc '[1,2,3]|map(.*2)|add'
  12
  $ jq -nc '{b:1,a:2}|keys,to_entries'
  ["a","b"]
  [{"key":"b","value":1},{"key":"a","value":2}]
  $ jq -Snc '{b:1,a:{d:1,c:2}}'
  {"a":{"c":2,"d":1},"b":1}
  $ jq -nc '[{n:"a",v:2},{n:"b",v:1}]|sort_by(.v)|map(.n)'
  ["b","a"]
  $ jq -nc '[{n:"a",v:2},{n:"b",v:1},{n:"c",v:2}]|group_by(.v)|map(length)'
  [1,2]
  $ jq -nr '{n:"web",p:80}|"\(.n):\(.p)"'
  web:80
  $ jq -nr '[1,"a b",null]|@csv,@tsv,@sh,@json'
  1,"a b",
  1	a b	
  1 'a b' null
  [1,"a b",null]
  $ jq -nr '"a b&c"|@uri,@html,@base64'
  a%20b%26c
  a b&amp;c
  YSBiJmM=
  $ jq -nc '"a1b22"|[match("[0-9]+";"g").string]'
  ["1","22"]
  $ jq -nc '"foo bar"|sub("(?<x>o+)";"<\(.x)>"),test("BAR";"i"),split(" ")'
  "f<oo> bar"
  true
  ["foo","bar"]
  $ jq -nc '[1,[2,[3]]]|flatten,.[1][1][0],.[-1:]'
  [1,2,3]
  3
  [[2,[3]]]
  $ jq -nc 'reduce range(5) as $i (0;.+$i)'
  10
  $ jq -nc '[foreach (1,2,3) as $x (0;.+$x)]'
  [1,3,6]
  $ jq -nc '{a:{b:1}}|.a.b|=.+1|.a.c=5|del(.a.b)'
  {"a":{"c":5}}
  $ jq -nc '[1,null,2]|map(. // "d")'
  [1,"d",2]
  $ jq -nc 'try error("x") catch "caught \(.)"'
  "caught x"
  $ jq -nc '[.[]?],(1,2|select(.>1))'
  []
  2
  $ jq -nc '{a:[1,2]}|[paths]'
  [["a"],["a",0],["a",1]]
  $ jq -nc 'def f(x): x*x; [f(1,2)]'
  [1,2,2,4]
  $ jq -nc '[limit(3;range(10))],first(range(5;9)),[range(0;10;4)]'
  [0,1,2]
  5
  [0,4,8]
  $ jq -nc '[3,1,2]|sort,min,max,reverse,unique'
  [1,2,3]
  1
  3
  [2,1,3]
  [1,2,3]
  $ jq -nc '{a:1} + {b:2} | has("a"), length'
  true
  2
  $ jq -nc '1425599621|todate'
  "2015-03-05T23:53:41Z"
  $ jq -nc '[1e15,1e17,0.1,1.5e300,100/3,1e-5]'
  [1000000000000000,1e+17,0.1,1.5e+300,33.333333333333336,1e-05]
  $ jq -nc '"船坞"|length,utf8bytelength,explode'
  2
  6
  [33337,22366]
  $ jq -n '{a:1}.b.c'
  null
  $ jq -n '"x"|.a'
  jq: error (at <unknown>): Cannot index string with string "a"
  [5]
  $ jq -n '[1]|.a'
  jq: error (at <unknown>): Cannot index array with string "a"
  [5]
  $ jq -n '1|.[]'
  jq: error (at <unknown>): Cannot iterate over number (1)
  [5]
  $ jq -n 'null|.[]'
  jq: error (at <unknown>): Cannot iterate over null (null)
  [5]
  $ jq -n '{}+1'
  jq: error (at <unknown>): object ({}) and number (1) cannot be added
  [5]
  $ jq -n '"a"-"b"'
  jq: error (at <unknown>): string ("a") and string ("b") cannot be subtracted
  [5]
  $ jq -n '[1]|keys|.[0]|keys'
  jq: error (at <unknown>): number (0) has no keys
  [5]
  $ jq -n 'error("boom")'
  jq: error (at <unknown>): boom
  [5]
  $ jq -n '"abc"|tonumber'
  jq: error (at <unknown>): Invalid numeric literal at EOF at line 1, column 3 (while parsing 'abc')
  [5]
  $ jq -n '{a:1}|has(0)'
  jq: error (at <unknown>): Cannot check whether object has a number key
  [5]
  $ jq -n 'foo'
  jq: error: foo/0 is not defined at <top-level>, line 1:
  foo
  jq: 1 compile error
  [3]
  $ jq -n 'foo(1;2)'
  jq: error: foo/2 is not defined at <top-level>, line 1:
  foo(1;2)
  jq: 1 compile error
  [3]
  $ jq -n '$x'
  jq: error: $x is not defined at <top-level>, line 1:
  $x
  jq: 1 compile error
  [3]
  $ jq -n --arg x 1 '$x'
  "1"
  $ jq -n --argjson x '{"a":1}' '$x.a'
  1
  $ jq -e -n 'null'
  null
  [1]
  $ jq -e -n '1'
  1
  $ jq -n '"bye"|halt_error(3)'
  bye(no-eol)
  [3]
  $ jq -s -c '.' < nums
  [10,9,2,33,1,2]
  $ jq -R -c '.' < abc
  "a b c"
  "d e"
  "f"
  $ jq '.+1' < nums
  11
  10
  3
  34
  2
  3
  $ jq . nums
  10
  9
  2
  33
  1
  2
  $ jq -c -s 'map(.)|add' nums
  57
  $ jq -n 'if 1 then 2 else 3 end'
  2
