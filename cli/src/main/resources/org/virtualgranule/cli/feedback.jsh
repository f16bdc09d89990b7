/set mode vgranule -quiet
/set prompt vgranule "\njshell> " "   ...> "
/set format vgranule pre "|  "
/set format vgranule post "%n"
/set format vgranule errorpre "|  "
/set format vgranule errorpost "%n"
/set format vgranule errorline "{post}{pre}    {err}"
/set format vgranule err "%6$s"
/set format vgranule errors "%5$s"
/set format vgranule name "%1$s"
/set format vgranule type "%2$s"
/set format vgranule value "%3$s"
/set format vgranule unresolved "%4$s"
/set format vgranule action "created" added-primary
/set format vgranule action "modified" modified-primary
/set format vgranule action "replaced" replaced-primary
/set format vgranule action "overwrote" overwrote-primary
/set format vgranule action "dropped" dropped-primary
/set format vgranule typeKind "class" class
/set format vgranule typeKind "interface" interface
/set format vgranule typeKind "enum" enum
/set format vgranule typeKind "annotation interface" annotation
/set format vgranule typeKind "record" record
/set format vgranule display "{pre}{action} {typeKind} {name}{resolve}{post}" class,interface,enum,annotation,record-primary
/set format vgranule display "{pre}{action} method {name}({type}){resolve}{post}" method-primary
/set format vgranule display "{pre}{action} variable {name}{resolve}{post}" vardecl,varinit-notdefined-primary
/set format vgranule display "{pre}dropped variable {name}{post}" dropped-vardecl,varinit,expression-primary
/set format vgranule display "{name} ==> {value}{post}" added,modified,replaced-expression,varvalue,assignment,varinit,vardecl-ok-primary
/set format vgranule resolve ", usable when there is{unresolved}" unresolved1,unresolved2
/set truncation vgranule 4000
