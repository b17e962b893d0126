# Only a shorthand: everything here is a script in Scripts/ and runs without make.
.PHONY: accuracy bench demo nightly test setup

accuracy:
	@Scripts/accuracy.sh

bench:
	@Scripts/bench.sh

demo:
	@Scripts/demo.sh

nightly:
	@Scripts/nightly.sh

test:
	@Scripts/test.sh

setup:
	@Scripts/setup.sh
