print("beside")
