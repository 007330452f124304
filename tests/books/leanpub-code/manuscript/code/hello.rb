puts "from a file"
