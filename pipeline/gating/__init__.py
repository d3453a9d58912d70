"""What a new release is measured by before it may be published: a module a gate."""
