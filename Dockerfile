# An image that runs report, refresh and the studio. README.md, "Without a terminal", says how.
FROM python:3.13-slim-trixie

# What WeasyPrint sets text with, as the Makefile has it.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /wagefold
COPY requirements.lock ./
RUN pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock

COPY . .
RUN useradd --create-home wagefold && mkdir -p data/out && chown -R wagefold: .
USER wagefold
EXPOSE 8000

# 0.0.0.0 is every address of the container alone: publish its port as 127.0.0.1:8000:8000, so that
# only this machine reaches it. The key in the address that it says is demanded all the same.
ENTRYPOINT ["python", "-m", "pipeline"]
CMD ["studio", "--no-browser", "--host", "0.0.0.0", "--port", "8000"]
