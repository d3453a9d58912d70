"""What a new release is measured by before it may be published; one file a gate."""
