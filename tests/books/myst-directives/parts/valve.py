import garden
open(valve)
close(valve)
