"""The portal inside other sites: who may embed it, and the tokens by which their customers come in."""
