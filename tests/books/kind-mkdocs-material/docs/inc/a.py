def f():
    pass
# --8<-- [start:g]
def g():
    pass
# --8<-- [end:g]
