# Only a shorthand: everything here is a script in Scripts/ and runs without make.
.PHONY: demo test setup

demo:
	@Scripts/demo.sh

test:
	@Scripts/test.sh

setup:
	@Scripts/setup.sh
